// The browser learns what to show when the network is gone. Where it cannot, it shows its own page.
if ("serviceWorker" in navigator) {
    navigator.serviceWorker.register("/offline-worker.js").catch(() => {});
}
