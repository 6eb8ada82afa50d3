// The least page that searches: shows the first ten for the query in its address.
export const show = async (search) => {
  globalThis.search = search;
  const list = document.querySelector("[data-results]");
  const query = new URLSearchParams(location.search).get("q");
  const found = query === null ? [] : await search(query);
  const items = found.map(({ id, title }) => {
    const item = document.createElement("li");
    item.dataset.result = id;
    const link = document.createElement("a");
    link.href = `/${id}/`;
    link.textContent = title;
    item.append(link);
    return item;
  });
  list.append(...items);
  list.dataset.done = "";
};

// The text of a file, such as an index.
export const text = async (file) => (await fetch(file)).text();
