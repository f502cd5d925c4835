package org.rimborso.notes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.TaskKind;
import org.rimborso.fhir.write.TaskContent;
import org.rimborso.fhir.write.TaskResource;
import org.rimborso.notes.Records.Answer;
import org.rimborso.notes.Records.Put;

/** An EHR in memory that takes Tasks, with switches for what EHRs get wrong. */
final class FakeTasks implements Tasks, Records.Source {
  boolean wanted = true;
  boolean taken = true;
  boolean token = true;
  boolean searchLags;
  boolean ignoresIfNoneExist;
  int down;
  int lostResponses;
  int conflicts;
  int refusesWrites;
  int writes;
  String launchUsed = "";
  UnaryOperator<ObjectNode> keeps = task -> task;

  /** What somebody else does just before our next write, once. */
  Runnable beforeWrite = () -> {};

  /** What happens just after our next search, once. */
  Runnable afterLook = () -> {};

  /** The process ends at this step; each call is two, one before and one after it counts. */
  int killAt = Integer.MAX_VALUE;

  int step;
  private final ObjectMapper mapper = new ObjectMapper();
  private final Map<Reference, ObjectNode> held = new LinkedHashMap<>();

  ObjectNode put(String json) {
    try {
      ObjectNode task = (ObjectNode) mapper.readTree(json);
      held.put(new Reference("Task", task.path("id").asText()), task);
      return task;
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(broken);
    }
  }

  /** Those that nobody withdrew. */
  List<ObjectNode> standing() {
    return held.values().stream()
        .filter(task -> !task.path("status").asText().equals("entered-in-error"))
        .toList();
  }

  ObjectNode only() {
    List<ObjectNode> all = standing();
    if (all.size() != 1) {
      throw new IllegalStateException(all.size() + " Tasks");
    }
    return all.get(0);
  }

  /** Changes a stored Task as another app would: a new version. */
  void change(Reference task, UnaryOperator<ObjectNode> how) {
    store(task, how.apply(held(task).deepCopy()));
  }

  private ObjectNode held(Reference task) {
    return Optional.ofNullable(held.get(task)).orElseThrow();
  }

  void drop() {
    held.clear();
  }

  @Override
  public Optional<Records> of(String ehr, String launchId) {
    throw new IllegalStateException("no notes here");
  }

  @Override
  public boolean wantsTasks(String ehr, TaskKind kind) {
    return wanted;
  }

  @Override
  public Optional<Tasks> tasks(String ehr, String launchId) {
    launchUsed = launchId;
    return Optional.of(this);
  }

  @Override
  public URI base() {
    return FakeEhr.BASE;
  }

  @Override
  public boolean areTaken() {
    return taken;
  }

  @Override
  public Answer<List<TaskResource>> of(TaskContent content) {
    Answer<List<TaskResource>> answer =
        call(
            () -> {
              List<TaskResource> found = new ArrayList<>();
              if (!searchLags) {
                held.values()
                    .forEach(one -> TaskResource.of(bytes(one), base()).ifPresent(found::add));
              }
              return new Answer.Got<>(List.copyOf(found));
            });
    Runnable other = afterLook;
    afterLook = () -> {};
    other.run();
    return answer;
  }

  @Override
  public Answer<byte[]> read(Reference reference) {
    return call(
        () ->
            held.containsKey(reference)
                ? new Answer.Got<>(bytes(held.get(reference)))
                : new Answer.Missing<>());
  }

  @Override
  public Answer<Put> create(TaskContent content, String json) {
    return write(
        () -> {
          Optional<Reference> same =
              held.entrySet().stream()
                  .filter(one -> isIdentified(one.getValue(), content))
                  .map(Map.Entry::getKey)
                  .findFirst();
          if (same.isPresent() && !ignoresIfNoneExist) {
            return new Answer.Got<>(new Put(same, false));
          }
          Reference made = new Reference("Task", "t" + (held.size() + 1));
          store(made, tree(json).put("id", made.id()));
          return new Answer.Got<>(new Put(Optional.of(made), true));
        });
  }

  @Override
  public Answer<Put> update(Reference task, Optional<String> version, String json) {
    return write(
        () -> {
          String now = held(task).path("meta").path("versionId").asText();
          if (version.isPresent() && !version.get().equals(now)) {
            return new Answer.Conflict<>();
          }
          store(task, tree(json));
          return new Answer.Got<>(new Put(Optional.of(task), true));
        });
  }

  private Answer<Put> write(Supplier<Answer<Put>> effect) {
    Runnable other = beforeWrite;
    beforeWrite = () -> {};
    other.run();
    if (conflicts > 0) {
      conflicts--;
      return new Answer.Conflict<>();
    }
    if (refusesWrites > 0) {
      return new Answer.Refused<>(refusesWrites);
    }
    writes++;
    Answer<Put> answer = call(effect);
    if (lostResponses > 0) {
      lostResponses--;
      return new Answer.NotReached<>();
    }
    return answer;
  }

  private <T> Answer<T> call(Supplier<Answer<T>> effect) {
    stepped();
    if (!token) {
      return new Answer.NoToken<>();
    }
    if (down > 0) {
      down--;
      return new Answer.NotReached<>();
    }
    Answer<T> answer = effect.get();
    stepped();
    return answer;
  }

  private void stepped() {
    if (step++ == killAt) {
      throw new FakeEhr.Killed();
    }
  }

  private void store(Reference reference, ObjectNode task) {
    ObjectNode kept = keeps.apply(task.deepCopy());
    int version =
        Optional.ofNullable(held.get(reference))
            .map(before -> before.path("meta").path("versionId").asInt())
            .orElse(0);
    kept.withObject("/meta").put("versionId", Integer.toString(version + 1));
    held.put(reference, kept);
  }

  private static boolean isIdentified(JsonNode task, TaskContent content) {
    JsonNode identifier = task.path("identifier").path(0);
    return identifier.path("system").asText().equals(content.kind().identifierSystem())
        && identifier.path("value").asText().equals(content.identifier());
  }

  private ObjectNode tree(String json) {
    try {
      return (ObjectNode) mapper.readTree(json);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(broken);
    }
  }

  private static byte[] bytes(JsonNode tree) {
    return tree.toString().getBytes(StandardCharsets.UTF_8);
  }
}
