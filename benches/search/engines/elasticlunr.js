// elasticlunr with the index that the site writes when its config asks for one. Used by Node and by the page alike.

// Makes the library treat the words of a query as the program has treated those of the index.
const norwegian = (elasticlunr, support, language) => {
  elasticlunr.generateStopWordFilter = (words) => {
    const stop = new Set(words);
    return (token) => (stop.has(token) ? undefined : token);
  };
  support(elasticlunr);
  // The index has no digits at the ends of its words.
  elasticlunr.trimmerSupport.generateTrimmer = (letters) => {
    const ends = new RegExp(`^[^${letters}]+|[^${letters}]+$`, "g");
    return (token) => token.replace(ends, "");
  };
  language(elasticlunr);
};

// Any word will do, and words that begin so; more weight for titles finds less.
const ASKED = { bool: "OR", expand: true };

// The search of an index: a function from a query to the first ten, each with id and title.
export const open = (elasticlunr, support, language, json) => {
  norwegian(elasticlunr, support, language);
  const index = elasticlunr.Index.load(JSON.parse(json));
  return (query) => index.search(query, ASKED).slice(0, 10).map(({ ref }) => ({ id: ref, title: index.documentStore.getDoc(ref).title }));
};
