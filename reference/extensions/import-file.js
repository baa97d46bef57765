// TypeScript would make require of it, which loads no ECMAScript module in Node 20.
module.exports = (url) => import(url);
