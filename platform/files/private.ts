/** Rights of what is the user's own, and nobody else's to read. */
export const PRIVATE_FOLDER = 0o700;
export const PRIVATE_FILE = 0o600;
