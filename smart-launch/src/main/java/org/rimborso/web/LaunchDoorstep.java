package org.rimborso.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code /launch}: where the EHR sends the browser. */
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
      // Nobody's cookie is needed for a link that cannot lead anywhere.
      return Steps.reply(call, smart.begin(iss.orElse(""), launch.orElse(""), ""));
    }
    String self = "/launch?iss=" + encoded(iss.get()) + "&launch=" + encoded(launch.get());
    return Steps.begin(call, self, key -> smart.begin(iss.get(), launch.get(), key));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
