package org.rimborso.web;

import java.util.Optional;
import org.rimborso.access.Permission;
import org.rimborso.web.view.Trouble;

/** Ends one session, or all of a user. */
final class EndSessionHandler implements Handler {
  private final Sessions sessions;

  EndSessionHandler(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Permission permission() {
    return Permission.ADMINISTER;
  }

  @Override
  public Reply handle(Call call) {
    if (!call.isSent(SessionsHandler.PURPOSE)) {
      return new Reply.Failed(Trouble.of(Trouble.Kind.FORGED_FORM, Numbers.next()));
    }
    return new Reply.SeeOther(call.base() + "/admin/sessions?ended=" + end(call));
  }

  private int end(Call call) {
    Optional<String> issuer = call.asked("issuer");
    Optional<String> subject = call.asked("subject");
    if (issuer.isPresent() && subject.isPresent()) {
      return sessions.endAll(call.someone(), issuer.get(), subject.get());
    }
    return call.asked("session").map(one -> sessions.end(call.someone(), one)).orElse(0);
  }
}
