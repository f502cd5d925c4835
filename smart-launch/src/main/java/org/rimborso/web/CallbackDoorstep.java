package org.rimborso.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.access.BrowserKey;
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
    // Without its cookie no state fits the browser: that is for who knows the states to say.
    String key = BrowserKey.of(call.request()).orElse("");
    SmartFlow.Step step = smart.callback(call.part("ehr"), all(call.request()), key);
    return step instanceof SmartFlow.Completed done
        ? enter(done.launch(), done.finding())
        : Steps.reply(call, step);
  }

  private static Map<String, List<String>> all(HttpServletRequest request) {
    Map<String, List<String>> all = new HashMap<>();
    request.getParameterMap().forEach((name, values) -> all.put(name, List.of(values)));
    return all;
  }

  /** A clean address, without the code that was in this one. */
  private Reply enter(Launch launch, Optional<String> finding) {
    Door.Entry entry = door.enter(launch);
    if (entry instanceof Door.Entered entered) {
      return new Reply.SeeOther(
          finding
              .map(id -> HomeHandler.opening(launch.id(), id))
              .orElseGet(() -> Home.of(launch.id(), entered.page())));
    }
    if (entry instanceof Door.Silent) {
      return Steps.failed(Trouble.Kind.EHR_SILENT);
    }
    Trouble unmapped = Trouble.of(Trouble.Kind.UNMAPPED, Numbers.next());
    return new Reply.Failed(
        entry instanceof Door.Unmapped user ? unmapped.withDetail(user.id()) : unmapped);
  }
}
