package org.rimborso.web;

import java.util.Map;
import java.util.Optional;

/** {@code /}: where a launch can begin, for whoever comes without one. */
final class WelcomeDoorstep implements Doorstep {
  private final SmartFlow smart;
  private final Pages pages;

  WelcomeDoorstep(SmartFlow smart, Pages pages) {
    this.smart = smart;
    this.pages = pages;
  }

  @Override
  public Reply handle(Call call) {
    return new Reply.Page(
        200,
        "welcome.jte",
        Map.of(
            "frame", pages.frame(call, "title.welcome", Optional.empty()),
            "starts", smart.starts()));
  }
}
