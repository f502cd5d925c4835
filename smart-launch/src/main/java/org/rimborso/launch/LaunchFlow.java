package org.rimborso.launch;

import java.util.List;
import java.util.Map;
import org.rimborso.smart.Problem;
import org.rimborso.smart.Smart;
import org.rimborso.smart.SmartLaunch;
import org.rimborso.web.SmartFlow;
import org.rimborso.web.view.Trouble;

/** SMART's launch as pages see it: each problem becomes the page that helps. */
final class LaunchFlow implements SmartFlow {
  private final Smart smart;

  LaunchFlow(Smart smart) {
    this.smart = smart;
  }

  @Override
  public Step begin(String iss, String launch, String browserKey) {
    return step(smart.launch().begin(iss, launch, browserKey));
  }

  @Override
  public Step beginHere(String ehr, String browserKey) {
    return step(smart.launch().beginHere(ehr, browserKey));
  }

  private static Step step(SmartLaunch.Begun begun) {
    if (begun instanceof SmartLaunch.Redirect redirect) {
      return new GoTo(redirect.authorize());
    }
    return begun instanceof SmartLaunch.Form form
        ? new Post(form.authorize(), form.fields(), form.redirect())
        : new Stopped(trouble((Problem) begun));
  }

  @Override
  public List<Start> starts() {
    return smart.launch().standalone().stream()
        .map(ehr -> new Start(ehr.id(), ehr.settings().iss().getHost()))
        .toList();
  }

  @Override
  public String keys() {
    return smart.keys().published();
  }

  @Override
  public Step callback(String ehr, Map<String, List<String>> parameters, String browserKey) {
    SmartLaunch.Called called = smart.launch().callback(ehr, parameters, browserKey);
    return called instanceof SmartLaunch.Completed done
        ? new Completed(done.launch(), done.finding())
        : new Stopped(trouble((Problem) called));
  }

  private static Trouble.Kind trouble(Problem problem) {
    return switch (problem.kind()) {
      case UNKNOWN_ISSUER -> Trouble.Kind.UNKNOWN_ISSUER;
      case STANDALONE_NOT_OFFERED -> Trouble.Kind.NOT_FOUND;
      case LAUNCH_MISSING -> Trouble.Kind.BAD_LAUNCH;
      case STATE_USED, LAUNCH_EXPIRED -> Trouble.Kind.LAUNCH_EXPIRED;
      case STATE_FORGED, OTHER_BROWSER, MIXED_UP -> Trouble.Kind.FORGED_STATE;
      case EHR_REFUSED, TOKEN_REFUSED -> Trouble.Kind.REFUSED_BY_EHR;
      case EHR_NOT_REACHED -> Trouble.Kind.EHR_SILENT;
      case DISCOVERY_INVALID,
          PKCE_NOT_OFFERED,
          SECRET_UNREADABLE,
          CODE_MISSING,
          TOKEN_INVALID,
          ID_TOKEN_INVALID,
          FHIR_USER_FOREIGN,
          CONTEXT_INVALID ->
          Trouble.Kind.EHR_UNFIT;
    };
  }
}
