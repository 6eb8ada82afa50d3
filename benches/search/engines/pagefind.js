// Pagefind in the page that it is made for.

// The search of an index: a function from a query to the first ten, each with id and title.
export const open = async () => {
  const pagefind = await import("./pagefind/pagefind.js");
  await pagefind.init();
  return async (query) => {
    const found = await pagefind.search(query);
    const first = await Promise.all(found.results.slice(0, 10).map((result) => result.data()));
    return first.map(({ raw_url: url, meta }) => ({ id: url.replace(/^\/|\/$/g, ""), title: meta.title }));
  };
};
