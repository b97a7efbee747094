/* Passkeys: asks the browser for a key, puts its answer into the form and sends it.
 *
 * A form says what it wants: data-passkey="create" or "get". The options come from the JSON block named by
 * data-options, or from the address in data-options-url. What was hidden for want of scripts is shown;
 * when the browser says no, the element named by data-failed is shown.
 */

const toBytes = (text) =>
    Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));

const toText = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
        .replaceAll("+", "-")
        .replaceAll("/", "_")
        .replace(/=+$/, "");

const withBytes = (list = []) => list.map((one) => ({ ...one, id: toBytes(one.id) }));

async function create(options) {
    const publicKey = {
        ...options,
        challenge: toBytes(options.challenge),
        user: { ...options.user, id: toBytes(options.user.id) },
        excludeCredentials: withBytes(options.excludeCredentials),
    };
    const made = await navigator.credentials.create({ publicKey });
    return {
        ...shared(made),
        response: {
            clientDataJSON: toText(made.response.clientDataJSON),
            attestationObject: toText(made.response.attestationObject),
            transports: made.response.getTransports?.() ?? [],
        },
    };
}

async function get(options) {
    const publicKey = {
        ...options,
        challenge: toBytes(options.challenge),
        allowCredentials: withBytes(options.allowCredentials),
    };
    const found = await navigator.credentials.get({ publicKey });
    const { userHandle } = found.response;
    return {
        ...shared(found),
        response: {
            clientDataJSON: toText(found.response.clientDataJSON),
            authenticatorData: toText(found.response.authenticatorData),
            signature: toText(found.response.signature),
            userHandle: userHandle ? toText(userHandle) : null,
        },
    };
}

function shared(credential) {
    return {
        type: credential.type,
        id: credential.id,
        rawId: toText(credential.rawId),
        clientExtensionResults: credential.getClientExtensionResults(),
    };
}

async function optionsOf(form) {
    const { options, optionsUrl } = form.dataset;
    if (options) return JSON.parse(document.getElementById(options).textContent);
    const answer = await fetch(optionsUrl, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
    return answer.json();
}

async function ask(form) {
    const said = await optionsOf(form);
    const { publicKey } = said.creation_options ?? said.request_options;
    const credential = await (form.dataset.passkey === "create" ? create(publicKey) : get(publicKey));
    form.elements.credential.value = JSON.stringify(credential);
    form.submit();
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
    const failed = document.getElementById(form.dataset.failed);
    for (const hidden of document.querySelectorAll("[data-needs-passkey]")) {
        hidden.hidden = !window.PublicKeyCredential;
    }
    for (const shown of document.querySelectorAll("[data-no-passkey]")) {
        shown.hidden = Boolean(window.PublicKeyCredential);
    }
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        failed.hidden = true;
        ask(form).catch(() => {
            failed.hidden = false;
        });
    });
}
