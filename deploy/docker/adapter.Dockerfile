# An agency's adapter. Built from the root of the clone: docker build -f deploy/docker/adapter.Dockerfile .
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
# With the optional ones: the bundler of the pages is one of them.
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY libs libs
COPY apps apps
RUN node node_modules/typescript/bin/tsc -p tsconfig.build.json \
  && node node_modules/vite/bin/vite.js build --config apps/console/vite.config.ts \
  && node node_modules/vite/bin/vite.js build --config apps/console/vite.embed.config.ts \
  && npm prune --omit=dev --omit=optional --ignore-scripts

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /build/package.json ./
COPY --from=build /build/node_modules node_modules
COPY --from=build /build/dist dist
COPY deploy/docker/healthy.mjs deploy/docker/healthy.mjs
USER node
# The desk says no to whoever shows no token, so it is there; its port is that of docs/how-to/install-adapter.md.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["node", "deploy/docker/healthy.mjs", "http://127.0.0.1:8310/desk/status", "401"]
ENTRYPOINT ["node", "--no-warnings", "--enable-source-maps", "dist/apps/adapter/src/main.js"]
CMD ["/wegmarke/config.yaml"]
