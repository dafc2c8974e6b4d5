/** Every table. Migrations are generated from here (`npm run migration`), then committed; policies and functions are SQL of their own beside them. */
export * from './schema/places'
export * from './schema/children'
export * from './schema/work'
export * from './schema/updates'
export * from './schema/trail'
