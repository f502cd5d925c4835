package org.rimborso.web;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.rimborso.access.BrowserKey;
import org.rimborso.access.SecurityHeaders;
import org.rimborso.web.view.Trouble;

/** What the steps of a launch look like to the browser. */
final class Steps {
  private Steps() {}

  static Reply failed(Trouble.Kind kind) {
    return new Reply.Failed(Trouble.of(kind, Numbers.next()));
  }

  /**
   * Begins a launch. First makes sure that a cookie comes back, in which case the launch can also
   * be finished; only then is anything asked of anyone.
   *
   * @param self the address that was called, as we write it
   * @param begin gets the key of the browser
   */
  static Reply begin(Call call, String self, Function<String, SmartFlow.Step> begin) {
    Optional<String> key = BrowserKey.of(call.request());
    if (key.isEmpty() && call.asked("cookie").isEmpty()) {
      BrowserKey.ensure(call.request(), call.response());
      return new Reply.SeeOther(self + (self.contains("?") ? "&" : "?") + "cookie=asked");
    }
    return key.map(k -> reply(call, begin.apply(k))).orElseGet(() -> noCookie(self));
  }

  /** The launch was not used yet: the same link works in a tab of its own. */
  private static Reply noCookie(String self) {
    return new Reply.Failed(Trouble.of(Trouble.Kind.NO_COOKIE, Numbers.next()).withRetry(self));
  }

  /** The reply to a step that does not complete the launch. */
  static Reply reply(Call call, SmartFlow.Step step) {
    if (step instanceof SmartFlow.GoTo next) {
      return new Reply.SeeOther(next.target().toString());
    }
    if (step instanceof SmartFlow.Post post) {
      return form(call, post);
    }
    return step instanceof SmartFlow.Stopped stopped
        ? failed(stopped.why())
        : failed(Trouble.Kind.BROKEN);
  }

  private static Reply form(Call call, SmartFlow.Post post) {
    URI target = post.target();
    SecurityHeaders.allowForm(
        call.request(), call.response(), target.getScheme() + "://" + target.getRawAuthority());
    return new Reply.Page(
        200, "authorize.jte", Map.of("words", call.words(), "nonce", call.nonce(), "post", post));
  }
}
