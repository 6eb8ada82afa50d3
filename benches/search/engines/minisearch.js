// MiniSearch with a Norwegian stemmer, as its documentation has it: more weight for titles, beginnings of words, and slips.
// Used by Node and by the page alike.

// The stemmer, out of a package that is made for other libraries.
const stemmer = (support, language) => {
  const holder = { Pipeline: { registerFunction: () => {} }, generateStopWordFilter: (words) => new Set(words) };
  support(holder);
  language(holder);
  return { stem: holder.no.stemmer, stop: holder.no.stopWordFilter };
};

const options = (support, language) => {
  const { stem, stop } = stemmer(support, language);
  const processTerm = (term) => {
    const word = term.toLowerCase();
    return stop.has(word) ? null : stem(word);
  };
  return {
    fields: ["title", "summary", "text"],
    storeFields: ["title"],
    processTerm,
    searchOptions: { boost: { title: 5, summary: 3 }, prefix: true, fuzzy: 0.2 },
  };
};

// The index of documents, as JSON.
export const build = (MiniSearch, support, language, documents) => {
  const index = new MiniSearch(options(support, language));
  index.addAll(documents);
  return JSON.stringify(index);
};

// The search of an index: a function from a query to the first ten, each with id and title.
export const open = (MiniSearch, support, language, json) => {
  const index = MiniSearch.loadJSON(json, options(support, language));
  return (query) => index.search(query).slice(0, 10).map(({ id, title }) => ({ id, title }));
};
