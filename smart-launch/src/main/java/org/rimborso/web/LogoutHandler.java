package org.rimborso.web;

import java.util.Map;
import java.util.Optional;
import org.rimborso.access.Admitted;
import org.rimborso.access.Permission;
import org.rimborso.web.view.Trouble;

/** Ends the session, with everything that its launches left on the desk. */
final class LogoutHandler implements Handler {
  private final Pages pages;
  private final Door door;

  LogoutHandler(Pages pages, Door door) {
    this.pages = pages;
    this.door = door;
  }

  @Override
  public Permission permission() {
    return Permission.BE_HERE;
  }

  @Override
  public Reply handle(Call call) {
    Admitted visitor = call.someone();
    if (!call.isSent(Pages.FRAME_PURPOSE)) {
      return new Reply.Failed(Trouble.of(Trouble.Kind.FORGED_FORM, Numbers.next()));
    }
    door.leave(visitor, call.response());
    return new Reply.Page(
        200,
        "left.jte",
        Map.of("frame", pages.frame(call.unknown(), "title.left", Optional.empty())));
  }
}
