package org.rimborso.web;

import java.util.Optional;
import org.rimborso.smart.Launch;
import org.rimborso.web.view.Trouble;

/** {@code /callback/{ehr}}: where the authorization server sends the browser back. */
final class CallbackDoorstep implements Doorstep {
  private final SmartFlow smart;
  private final Door door;

  CallbackDoorstep(SmartFlow smart, Door door) {
    this.smart = smart;
    this.door = door;
  }

  @Override
  public Reply handle(Call call) {
    Optional<String> key = BrowserKey.of(call.request());
    if (key.isEmpty()) {
      return Steps.failed(Trouble.Kind.FORGED_STATE);
    }
    SmartFlow.Step step = smart.callback(call.part("ehr"), call.query(), key.get());
    return step instanceof SmartFlow.Completed done
        ? enter(call, done.launch())
        : Steps.reply(step);
  }

  /** A clean address, without the code that was in this one. */
  private Reply enter(Call call, Launch launch) {
    Door.Entry entry = door.enter(launch);
    if (entry instanceof Door.Entered entered) {
      return new Reply.SeeOther(Home.of(launch.id(), entered.documents()));
    }
    Trouble unmapped = Trouble.of(Trouble.Kind.UNMAPPED, Numbers.next());
    return new Reply.Failed(
        entry instanceof Door.Unmapped user ? unmapped.withDetail(user.id()) : unmapped);
  }
}
