/** What a flag must never say, in whatever spelling: it accuses nobody, promises nothing and gives no legal advice. */
export const FORBIDDEN =
  /infring|violat|illegal|unlawful|liable|patent[- ]free|\bis safe\b|(you|one) (needs?|must (have|buy|get)) a licen[cs]e|licen[cs]e is (needed|required)/i

/** Numbers of patents and applications: `US 7,123,456`, `EP1234567B1`, `WO 2004/012345`. */
export const PATENT_NUMBER =
  /\b(?:US|EP|JP|CN|KR|DE|FR|GB|WO|PCT)[ -]?(?:\d{1,2},\d{3},\d{3}|\d{6,}|\d{4}\/\d{5,})|\bpatents? (?:no\.?|number) ?\d/i
