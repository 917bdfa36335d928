// Runs before the first paint, so that a person who chose a theme never sees a flash of the other one.
// It is a file because the content security policy allows no inline script.
(() => {
  try {
    const theme = localStorage.getItem('bartizan.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch (error) {
    console.warn('The theme setting is not readable; following the system.', error);
  }
})();
