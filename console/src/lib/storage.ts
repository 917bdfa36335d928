/** Reads a setting of this browser; undefined when there is none or storage is closed to us. */
export function readSetting(key: string): string | undefined {
  try {
    return localStorage.getItem(`bartizan.${key}`) ?? undefined;
  } catch (error) {
    console.warn('Settings of this browser are not readable.', error);
    return undefined;
  }
}

/** Keeps a setting in this browser; without storage it lasts until the page is left. */
export function writeSetting(key: string, value: string): void {
  try {
    localStorage.setItem(`bartizan.${key}`, value);
  } catch (error) {
    console.warn('Settings of this browser cannot be kept.', error);
  }
}
