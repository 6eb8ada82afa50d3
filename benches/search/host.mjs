// A host as sites have: gives texts compressed, all else as it is, and parts of files to those who ask for parts.
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

// The bytes that a part of a file has, when a header asks for one that is there.
const bounds = (header, length) => {
  const [, from, to] = /^bytes=([0-9]+)-([0-9]*)$/.exec(header || "") || [];
  if (from === undefined || Number(from) >= length) return null;
  return [Number(from), Math.min(to ? Number(to) : length - 1, length - 1)];
};

// Serves a folder; gives its address, a way to make files ready, and a way to end.
export const serve = async (folder) => {
  const ready = new Map();
  // Hosts compress a file once.
  const prepared = async (name) => {
    const known = ready.get(name);
    if (known) return known;
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => null);
    if (!found?.isFile()) return null;
    const type = TYPES[path.extname(file)];
    const bytes = await readFile(file);
    const answer = { type: type || "application/octet-stream", isPacked: type !== undefined, bytes: type ? gzipSync(bytes, { level: 9 }) : bytes };
    ready.set(name, answer);
    return answer;
  };

  const answer = async (request, response) => {
    const asked = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const name = asked.endsWith("/") ? `${asked}index.html` : asked;
    const found = name.split("/").includes("..") ? null : await prepared(name);
    if (!found) {
      response.writeHead(404, { "Content-Length": 0 }).end();
      return;
    }
    const headers = { "Content-Type": found.type, "Cache-Control": "max-age=600", "X-Content-Type-Options": "nosniff" };
    if (found.isPacked) {
      response.writeHead(200, { ...headers, "Content-Encoding": "gzip", Vary: "Accept-Encoding", "Content-Length": found.bytes.length }).end(found.bytes);
      return;
    }
    const part = bounds(request.headers.range, found.bytes.length);
    const [from, to] = part || [0, found.bytes.length - 1];
    if (part) headers["Content-Range"] = `bytes ${from}-${to}/${found.bytes.length}`;
    response.writeHead(part ? 206 : 200, { ...headers, "Accept-Ranges": "bytes", "Content-Length": to - from + 1 }).end(found.bytes.subarray(from, to + 1));
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://localhost:${server.address().port}`, prepared, close: () => server.close() };
};
