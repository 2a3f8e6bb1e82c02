// What belongs to a step of the history and not into the address: how far somebody had read, and which
// stations were nearest. Browsers that make a page anew for whoever comes back give it again; nobody else has it.

export function keep(state, step = "replaceState", address = location.href) {
  try {
    history[step](state, "", address);
  } catch {
    // Safari allows only so many changes in a while; what is shown matters more.
  }
}

/** To where the page was left, once it is as long as it was. */
export function goBack() {
  const y = history.state?.y;
  if (y) scrollTo(0, y);
}
