package org.rimborso.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.rimborso.smart.Launch;
import org.rimborso.web.view.Trouble;

/** The SMART protocol, as its two servlet paths need it. */
public interface SmartFlow {

  /** Starts an EHR launch in the browser that {@code browserKey} names. */
  Step begin(String iss, String launch, String browserKey);

  /** Finishes it with what came to the redirect URI of {@code ehr}, repeated values and all. */
  Step callback(String ehr, Map<String, List<String>> parameters, String browserKey);

  /** What comes next. */
  sealed interface Step {}

  /** Send the browser to the authorization server. */
  record GoTo(URI target) implements Step {}

  /** The launch is complete. */
  record Completed(Launch launch) implements Step {}

  /** It cannot go on. */
  record Stopped(Trouble.Kind why) implements Step {}
}
