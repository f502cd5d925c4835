package org.rimborso.access;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.apache.shiro.web.servlet.AdviceFilter;

/**
 * Before every page of a launch: the launch must be this session's own, and what changes anything
 * must come from a page of ours.
 */
final class LaunchFilter extends AdviceFilter {
  private final Gate gate;
  private final SameOrigin sameOrigin;
  private final Function<String, List<String>> frameOrigins;
  private final RefusalPage refusals;

  /**
   * @param frameOrigins by the id of an EHR
   */
  LaunchFilter(
      Gate gate,
      SameOrigin sameOrigin,
      Function<String, List<String>> frameOrigins,
      RefusalPage refusals) {
    this.gate = gate;
    this.sameOrigin = sameOrigin;
    this.frameOrigins = frameOrigins;
    this.refusals = refusals;
  }

  @Override
  protected boolean preHandle(ServletRequest plain, ServletResponse answer) throws IOException {
    HttpServletRequest request = (HttpServletRequest) plain;
    HttpServletResponse response = (HttpServletResponse) answer;
    if (!(gate.enter(launchId(request)) instanceof Admitted admitted)) {
      refusals.refuse(request, response, Refusal.UNKNOWN_LAUNCH);
      return false;
    }
    SecurityHeaders.frameOnly(request, response, frameOrigins.apply(admitted.launch().ehr()));
    if (request.getMethod().equals("POST") && !sameOrigin.sent(request)) {
      refusals.refuse(request, response, Refusal.FOREIGN_FORM);
      return false;
    }
    admitted.attach(request);
    return true;
  }

  /** The second segment of {@code /s/{launch}/…}; the address is known to be plain. */
  private static String launchId(HttpServletRequest request) {
    return request.getRequestURI().split("/", -1)[2];
  }
}
