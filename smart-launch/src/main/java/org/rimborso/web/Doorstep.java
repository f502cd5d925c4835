package org.rimborso.web;

/** Answers a request from someone who has no session yet. Shows no patient's data. */
@FunctionalInterface
interface Doorstep {
  Reply handle(Call call);
}
