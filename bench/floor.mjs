// What nobody who reads the file in Node.js can go below: the start of Node, and JSON.parse.
import { readFileSync } from 'node:fs'

JSON.parse(readFileSync(process.argv[2], 'utf8'))
