package org.rimborso.sandbox.bulk;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.sandbox.fhir.Tokens;

/** Tells how a job is, gives its files, and ends it. */
public final class JobServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient BulkJobs jobs;
  private final transient Tokens tokens;
  private final String base;

  public JobServlet(BulkJobs jobs, Tokens tokens, String base) {
    this.jobs = jobs;
    this.tokens = tokens;
    this.base = base;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String[] path = path(request);
    Optional<BulkJob> job = jobs.job(path[0]);
    if (tokens.grant(request.getHeader("Authorization")).isEmpty()) {
      Answers.outcome(response, 401, "login");
    } else if (job.isEmpty()) {
      Answers.outcome(response, 404, "not-found");
    } else if (path.length == 2) {
      file(job.get(), path[1], request, response);
    } else {
      status(path[0], job.get(), response);
    }
  }

  private static String[] path(HttpServletRequest request) {
    String path = request.getPathInfo();
    return path == null ? new String[] {""} : path.substring(1).split("/", 2);
  }

  private void file(
      BulkJob job, String name, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<BulkFile> file = job.file(name);
    if (file.isEmpty() || jobs.happens(Fault.GONE)) {
      Answers.outcome(response, 404, "not-found");
      return;
    }
    new FileAnswer(file.get(), jobs.happens(Fault.CUT)).send(request, response);
  }

  private void status(String id, BulkJob job, HttpServletResponse response) throws IOException {
    if (jobs.happens(Fault.LOST)) {
      jobs.end(id);
      Answers.outcome(response, 404, "not-found");
    } else if (jobs.happens(Fault.STATUS_BUSY)) {
      Answers.busy(response);
    } else if (jobs.happens(Fault.STATUS_TROUBLE)) {
      Answers.outcome(response, 503, "transient");
    } else if (jobs.happens(Fault.STATUS_FAILED) || job.hasFailed()) {
      Answers.outcome(response, 500, "processing");
    } else {
      Optional<List<BulkFile>> files = job.asked();
      if (files.isPresent()) {
        Answers.json(response, "application/json", manifest(id, job, files.get()));
      } else {
        response.setHeader("X-Progress", job.progress());
        response.setHeader("Retry-After", "1");
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
      }
    }
  }

  private Map<String, Object> manifest(String id, BulkJob job, List<BulkFile> files) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("transactionTime", job.begun().toString());
    manifest.put("request", job.address());
    manifest.put("requiresAccessToken", true);
    for (String kind : List.of("output", "deleted", "error")) {
      List<Map<String, Object>> listed = new ArrayList<>();
      for (BulkFile file : files) {
        if (file.kind().equals(kind)) {
          listed.add(
              Map.of(
                  "type", file.type(),
                  "url", base + "/bulk/" + id + "/" + file.name(),
                  "count", file.count()));
        }
      }
      manifest.put(kind, listed);
    }
    return manifest;
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (tokens.grant(request.getHeader("Authorization")).isEmpty()) {
      Answers.outcome(response, 401, "login");
    } else if (jobs.end(path(request)[0])) {
      response.setStatus(HttpServletResponse.SC_ACCEPTED);
    } else {
      Answers.outcome(response, 404, "not-found");
    }
  }
}
