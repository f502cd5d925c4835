package org.rimborso.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.rimborso.access.BrowserKey;
import org.rimborso.web.view.Trouble;

/**
 * {@code /launch}: where the EHR sends the browser. First makes sure that a cookie comes back, in
 * which case the launch can also be finished; only then is anything asked of anyone.
 */
final class LaunchDoorstep implements Doorstep {
  private final SmartFlow smart;

  LaunchDoorstep(SmartFlow smart) {
    this.smart = smart;
  }

  @Override
  public Reply handle(Call call) {
    Optional<String> iss = call.asked("iss");
    Optional<String> launch = call.asked("launch");
    if (iss.isEmpty() || launch.isEmpty()) {
      return Steps.failed(Trouble.Kind.BAD_LAUNCH);
    }
    String self = "/launch?iss=" + encoded(iss.get()) + "&launch=" + encoded(launch.get());
    Optional<String> key = BrowserKey.of(call.request());
    if (key.isEmpty() && call.asked("cookie").isEmpty()) {
      BrowserKey.ensure(call.request(), call.response());
      return new Reply.SeeOther(self + "&cookie=asked");
    }
    return key.map(k -> Steps.reply(smart.begin(iss.get(), launch.get(), k)))
        .orElseGet(() -> noCookie(self));
  }

  /** The launch was not used yet: the same link works in a tab of its own. */
  private static Reply noCookie(String self) {
    return new Reply.Failed(Trouble.of(Trouble.Kind.NO_COOKIE, Numbers.next()).withRetry(self));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
