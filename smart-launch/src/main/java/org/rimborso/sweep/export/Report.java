package org.rimborso.sweep.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rimborso.chart.Reference;
import org.rimborso.sweep.export.Manifest.Kind;
import org.rimborso.sweep.export.State.Done;
import org.rimborso.sweep.export.State.Listed;
import org.rimborso.sweep.export.State.Part;

/** Reads what came beside the data: what the EHR could not give, and what is deleted there. */
final class Report {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ExportFolder folder;
  private final Listed listed;

  Report(ExportFolder folder, Listed listed) {
    this.folder = folder;
    this.listed = listed;
  }

  /** How many resources arrived, by type. */
  Map<String, Long> resources() {
    Map<String, Long> resources = new TreeMap<>();
    for (Part part : listed.parts()) {
      if (part.entry().kind() == Kind.OUTPUT) {
        part.done()
            .ifPresent(done -> resources.merge(part.entry().type(), done.resources(), Long::sum));
      }
    }
    return resources;
  }

  /** How many issues the EHR reports, by severity and code. */
  Map<String, Long> problems() throws IOException {
    Map<String, Long> problems = new TreeMap<>();
    each(
        Kind.ERROR,
        node ->
            OperationOutcome.of(node)
                .ifPresent(one -> one.issues().forEach(i -> problems.merge(i, 1L, Long::sum))));
    return problems;
  }

  /**
   * Adds what is deleted to the folder's list: a line each, the reference and the time of the
   * export that said so. A resource of that name that was changed later is a new one.
   *
   * @param anew whether the list begins anew, for the folder's data do
   * @return how many this export names
   */
  long keepDeleted(boolean anew) throws IOException {
    Map<String, String> deleted = anew ? new LinkedHashMap<>() : before();
    Set<String> named = new LinkedHashSet<>();
    each(
        Kind.DELETED,
        bundle -> {
          for (JsonNode entry : bundle.path("entry")) {
            JsonNode request = entry.path("request");
            if (request.path("method").asText().equals("DELETE")) {
              Reference.parse(request.path("url").asText())
                  .ifPresent(one -> named.add(one.toString()));
            }
          }
        });
    named.forEach(one -> deleted.put(one, listed.transactionTime()));
    StringBuilder text = new StringBuilder();
    deleted.forEach((one, time) -> text.append(one).append('\t').append(time).append('\n'));
    OwnOnly.write(folder.deleted(), text.toString());
    return named.size();
  }

  private Map<String, String> before() throws IOException {
    Map<String, String> deleted = new LinkedHashMap<>();
    if (Files.exists(folder.deleted())) {
      for (String line : Files.readAllLines(folder.deleted())) {
        String[] parts = line.split("\t", 2);
        if (parts.length == 2) {
          deleted.put(parts[0], parts[1]);
        }
      }
    }
    return deleted;
  }

  /** Is given one line. */
  private interface Line {
    void read(JsonNode node);
  }

  private void each(Kind kind, Line reader) throws IOException {
    for (Part part : listed.parts()) {
      if (part.entry().kind() == kind && part.done().isPresent()) {
        Done done = part.done().get();
        try (BufferedReader lines = Ndjson.lines(folder.place(part, done))) {
          for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
              reader.read(JSON.readTree(line));
            }
          }
        }
      }
    }
  }
}
