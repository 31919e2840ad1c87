// A fake GitHub and a connection to it, for the tests of one file; waiting is a thousand times shorter than in earnest.
import { connect, type ConnectOptions, type GitHub } from '../../src/shell/github.ts'
import { FakeGitHub, type Options } from './fake-github.ts'

const started: FakeGitHub[] = []

export async function connected(
  options: Options,
  { token = 'ghs_job', ...how }: ConnectOptions & { token?: string } = {}
): Promise<{ fake: FakeGitHub; github: GitHub }> {
  const fake = await new FakeGitHub(options).start()
  started.push(fake)
  const [owner = '', repo = ''] = (options.repository ?? 'Codertocat/Hello-World').split('/')
  return { fake, github: connect({ owner, repo, apiUrl: fake.url }, token, { second: 1, ...how }) }
}

export async function stopAll(): Promise<void> {
  await Promise.all(started.splice(0).map((fake) => fake.stop()))
}
