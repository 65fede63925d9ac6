/** Lets pages be read without a network, and takes the newer page as soon as there is one. */
export function readOffline(): void {
  if ('serviceWorker' in navigator) {
    // After the page itself: what is fetched for later must not slow down what is read now.
    window.addEventListener('load', () => void navigator.serviceWorker.register('/sw.js').catch(() => null))
  }
  window.addEventListener('online', () => {
    if (document.querySelector('[data-offline]')) location.reload()
  })
}
