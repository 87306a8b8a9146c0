"use strict";

const frame = document.getElementById("rapport");
const line = document.getElementById("stand");
const box = document.getElementById("melding");
const what = document.getElementById("wat");
const words = document.getElementById("tekst");
const PAUSE = 500; // milliseconds between two questions
let version = 0;

// A new report is shown at the place where the reader was.
function showReport() {
  const place = frame.contentWindow.scrollY;
  frame.addEventListener("load", () => frame.contentWindow.scrollTo(0, place), { once: true });
  frame.contentWindow.location.reload();
}

function say(text) {
  if (line.textContent !== text) line.textContent = text;
}

function show(told) {
  if (told.versie !== version) {
    version = told.versie;
    showReport();
    document.body.dataset.versie = version;
  }
  if (words.textContent !== told.melding) words.textContent = told.melding;
  what.hidden = told.versie === 0; // then there is no good report yet
  box.hidden = !told.melding;
  if (told.bezig) say("Het rapport wordt opnieuw gemaakt.");
  else if (told.melding) say("Wacht op een verbetering.");
  else say("Bijgewerkt. Elke wijziging komt hier vanzelf.");
}

async function look() {
  try {
    const answer = await fetch("stand", { cache: "no-store" });
    show(await answer.json());
  } catch {
    say("Het programma is gestopt. Start bekijk opnieuw om verder te gaan.");
  }
  setTimeout(look, PAUSE);
}

look();
