package org.rimborso.sandbox.bulk;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * For scripts. POST asks for a fault, such as {@code ?fault=status-busy&times=2}; GET tells how
 * many jobs were begun, are there, and were ended.
 */
public final class FaultServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient BulkJobs jobs;
  private final String authorization;

  /**
   * @param inspectToken what the script must show
   */
  public FaultServlet(BulkJobs jobs, String inspectToken) {
    this.jobs = jobs;
    this.authorization = "Bearer " + inspectToken;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (isAllowed(request, response)) {
      Answers.json(response, "application/json", jobs.figures());
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!isAllowed(request, response)) {
      return;
    }
    Optional<Fault> fault =
        Optional.ofNullable(request.getParameter("fault")).flatMap(Fault::named);
    String times = Optional.ofNullable(request.getParameter("times")).orElse("1");
    if (fault.isEmpty() || !times.matches("[0-9]{1,4}")) {
      Answers.outcome(response, 400, "value");
      return;
    }
    jobs.ask(fault.get(), Integer.parseInt(times));
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private boolean isAllowed(HttpServletRequest request, HttpServletResponse response) {
    boolean allowed = authorization.equals(request.getHeader("Authorization"));
    if (!allowed) {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }
    return allowed;
  }
}
