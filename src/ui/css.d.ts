/** Stylesheets are imported for their effect; Vite takes them into the page's own sheet. */
declare module '*.css'
