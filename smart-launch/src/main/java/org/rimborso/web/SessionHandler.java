package org.rimborso.web;

import java.nio.charset.StandardCharsets;
import org.rimborso.access.Permission;
import org.rimborso.access.SessionLimits;
import org.rimborso.web.view.Trouble;

/**
 * How long the session stays open, in seconds: asked by a page's script in the background, which
 * prolongs nothing, and posted by a person who wants to stay, which does as every request of a
 * person.
 */
final class SessionHandler implements Handler {
  private final boolean stay;

  /**
   * @param stay whether this answers those who want to stay
   */
  SessionHandler(boolean stay) {
    this.stay = stay;
  }

  @Override
  public Permission permission() {
    return Permission.BE_HERE;
  }

  @Override
  public Reply handle(Call call) {
    if (stay && !call.isSent(Pages.FRAME_PURPOSE)) {
      return new Reply.Failed(Trouble.of(Trouble.Kind.FORGED_FORM, Numbers.next()));
    }
    SessionLimits.Left left = call.someone().left();
    String json = "{\"left\":" + left.time().toSeconds() + ",\"last\":" + left.last() + "}";
    return new Reply.Content("application/json", json.getBytes(StandardCharsets.UTF_8));
  }
}
