package org.rimborso.sandbox.bulk;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rimborso.sandbox.fhir.FhirStore;
import org.rimborso.sandbox.fhir.Tokens;
import org.rimborso.sandbox.oauth.Grant;
import org.rimborso.sandbox.oauth.SmartScope;

/** Begins exports: of everybody, or of a group (Bulk Data 2.0, "Bulk Data Kick-off Request"). */
public final class ExportServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private static final List<String> FORMATS =
      List.of("application/fhir+ndjson", "application/ndjson", "ndjson");

  private final transient BulkJobs jobs;
  private final transient Tokens tokens;
  private final String base;

  public ExportServlet(BulkJobs jobs, Tokens tokens, String base) {
    this.jobs = jobs;
    this.tokens = tokens;
    this.base = base;
  }

  /** Why an export is not begun. */
  private static final class NotBegun extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    NotBegun(int status, String code) {
      super(code);
      this.status = status;
      this.code = code;
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      BulkRequest asked = asked(request);
      if (jobs.happens(Fault.BUSY)) {
        Answers.busy(response);
        return;
      }
      String query = request.getQueryString();
      String address = request.getRequestURL() + (query == null ? "" : "?" + query);
      String id = jobs.begin(asked, address);
      response.setHeader("Content-Location", base + "/bulk/" + id);
      response.setStatus(HttpServletResponse.SC_ACCEPTED);
    } catch (NotBegun why) {
      Answers.outcome(response, why.status, why.code);
    }
  }

  private BulkRequest asked(HttpServletRequest request) throws NotBegun {
    Grant grant =
        tokens
            .grant(request.getHeader("Authorization"))
            .orElseThrow(() -> new NotBegun(401, "login"));
    String prefer = request.getHeader("Prefer");
    String format = request.getParameter("_outputFormat");
    if (prefer == null
        || !prefer.contains("respond-async")
        || (format != null && !FORMATS.contains(format))) {
      throw new NotBegun(400, "not-supported");
    }
    Optional<String> group = group(request);
    return new BulkRequest(types(request.getParameter("_type"), grant), since(request), group);
  }

  private static Optional<String> group(HttpServletRequest request) throws NotBegun {
    String path = request.getPathInfo();
    if (path == null) {
      return Optional.empty();
    }
    String[] parts = path.split("/", -1);
    if (parts.length != 3 || !parts[2].equals("$export") || !BulkWriter.GROUPS.contains(parts[1])) {
      throw new NotBegun(404, "not-found");
    }
    return Optional.of(parts[1]);
  }

  /** The types asked for, or all that the scopes cover. */
  private static List<String> types(@Nullable String asked, Grant grant) throws NotBegun {
    List<SmartScope> scopes = grant.clinical().stream().filter(SmartScope::ofSystem).toList();
    if (asked == null) {
      return FhirStore.TYPES.stream().filter(type -> covers(scopes, type)).toList();
    }
    List<String> types = Arrays.stream(asked.split(",", -1)).distinct().toList();
    if (!types.stream().allMatch(type -> covers(scopes, type))) {
      throw new NotBegun(403, "forbidden");
    }
    // A type that is granted by a wide scope but not kept has no resources.
    return types.stream().filter(FhirStore.TYPES::contains).toList();
  }

  private static boolean covers(List<SmartScope> scopes, String type) {
    return scopes.stream()
        .anyMatch(
            scope -> scope.covers(type) && scope.actions().contains(SmartScope.Action.SEARCH));
  }

  private static Optional<Instant> since(HttpServletRequest request) throws NotBegun {
    String text = request.getParameter("_since");
    try {
      return Optional.ofNullable(text).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
    } catch (DateTimeException none) {
      throw new NotBegun(400, "value");
    }
  }
}
