/** The only place where NCALayer listens for a citizen's own key: for whoever speaks to it, and for what windows may reach. */
export const NCALAYER = 'wss://127.0.0.1:13579';
