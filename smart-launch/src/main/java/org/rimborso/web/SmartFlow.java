package org.rimborso.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.smart.Launch;
import org.rimborso.web.view.Trouble;

/** The SMART protocol, as its two servlet paths need it. */
public interface SmartFlow {

  /** Starts an EHR launch in the browser that {@code browserKey} names. */
  Step begin(String iss, String launch, String browserKey);

  /** Starts a launch from our own page, at the EHR with this id. */
  Step beginHere(String ehr, String browserKey);

  /** Where a launch can start from our own page. */
  List<Start> starts();

  /** Our public signing keys, as a JSON Web Key Set. */
  String keys();

  /**
   * An EHR at which a launch can start from our own page.
   *
   * @param host where it is, for people
   */
  record Start(String ehr, String host) {}

  /** Finishes it with what came to the redirect URI of {@code ehr}, repeated values and all. */
  Step callback(String ehr, Map<String, List<String>> parameters, String browserKey);

  /** What comes next. */
  sealed interface Step {}

  /** Send the browser to the authorization server. */
  record GoTo(URI target) implements Step {}

  /**
   * Let the browser post these fields to the authorization server.
   *
   * @param redirect the same as an address, for browsers without script
   */
  record Post(URI target, Map<String, String> fields, URI redirect) implements Step {
    public Post {
      fields = Map.copyOf(fields);
    }
  }

  /**
   * The launch is complete.
   *
   * @param finding the id of the finding to open
   */
  record Completed(Launch launch, Optional<String> finding) implements Step {}

  /** It cannot go on. */
  record Stopped(Trouble.Kind why) implements Step {}
}
