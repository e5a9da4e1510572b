/** How many rows a list of the settings asks for: as many as the API gives at once. */
export const SETTINGS_PAGE_SIZE = 100;
