package org.rimborso.notes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.FollowUpTerms;
import org.rimborso.fhir.write.FollowUpRecord;

/** An EHR in memory with switches for everything that EHRs get wrong. Its truth can be asked. */
final class FakeEhr implements Records {
  static final URI BASE = URI.create("https://ehr.example/fhir");

  /** The process ends here. Not a RuntimeException, so that nothing in its way catches it. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("killed", null, false, false);
    }
  }

  boolean offers = true;
  boolean token = true;
  boolean ignoresIfMatch;
  boolean ignoresIfNoneExist;
  boolean searchLags;
  int conflicts;
  int down;
  int lostResponses;
  int refusesWrites;
  int refusesSearch;
  UnaryOperator<ObjectNode> keeps = resource -> resource;

  /** What somebody else does just before our next write, once. */
  Runnable beforeWrite = () -> {};

  /** The process ends at this step; each call is two steps, one before and one after it counts. */
  int killAt = Integer.MAX_VALUE;

  int step;
  int writes;
  private int created;
  private final ObjectMapper json = new ObjectMapper();
  private final Map<Reference, ObjectNode> resources = new TreeMap<>();

  void put(String resource) {
    ObjectNode tree = tree(resource);
    resources.put(reference(tree), tree);
  }

  /** Changes a stored resource as another app would: a new version. */
  void change(Reference reference, UnaryOperator<ObjectNode> how) {
    store(reference, how.apply(held(reference).deepCopy()));
  }

  ObjectNode held(Reference reference) {
    return Optional.ofNullable(resources.get(reference)).orElseThrow();
  }

  /** The follow-up records that stand, as JSON. */
  List<ObjectNode> standing() {
    return resources.values().stream()
        .filter(one -> one.path("resourceType").asText().equals("ClaimResponse"))
        .filter(
            one -> one.has("identifier") && !one.path("status").asText().equals("entered-in-error"))
        .toList();
  }

  /** The note ids in the standing records of an account, in order. */
  List<String> noteIds(Reference account) {
    return standing().stream()
        .filter(
            one -> one.path("identifier").path(0).path("value").asText().equals(account.toString()))
        .flatMap(one -> FollowUpRecord.of(bytes(one), BASE).stream())
        .flatMap(record -> record.noteIds().stream())
        .toList();
  }

  @Override
  public URI base() {
    return BASE;
  }

  @Override
  public boolean takesFollowUps() {
    return offers;
  }

  @Override
  public Answer<List<FollowUpRecord>> followUps(Reference patient, Reference account) {
    return call(
        refusesSearch,
        () -> {
          List<FollowUpRecord> found = new ArrayList<>();
          if (!searchLags) {
            resources.values().stream()
                .flatMap(one -> FollowUpRecord.of(bytes(one), BASE).stream())
                .forEach(found::add);
          }
          return new Answer.Got<>(List.copyOf(found));
        });
  }

  @Override
  public Answer<byte[]> read(Reference reference) {
    return call(
        0,
        () ->
            resources.containsKey(reference)
                ? new Answer.Got<>(bytes(held(reference)))
                : new Answer.Missing<>());
  }

  @Override
  public Answer<Put> create(Reference account, String resource) {
    return write(
        () -> {
          Optional<Reference> same =
              resources.values().stream()
                  .filter(one -> isIdentified(one, account))
                  .map(FakeEhr::reference)
                  .findFirst();
          if (same.isPresent() && !ignoresIfNoneExist) {
            return new Answer.Got<>(new Put(same, false));
          }
          Reference made = new Reference("ClaimResponse", "f" + ++created);
          store(made, tree(resource).put("id", made.id()));
          return new Answer.Got<>(new Put(Optional.of(made), true));
        });
  }

  @Override
  public Answer<Put> update(Reference record, Optional<String> version, String resource) {
    return write(
        () -> {
          String now = held(record).path("meta").path("versionId").asText();
          if (!ignoresIfMatch && version.isPresent() && !version.get().equals(now)) {
            return new Answer.Conflict<>();
          }
          store(record, tree(resource));
          return new Answer.Got<>(new Put(Optional.of(record), true));
        });
  }

  private Answer<Put> write(java.util.function.Supplier<Answer<Put>> effect) {
    Runnable other = beforeWrite;
    beforeWrite = () -> {};
    other.run();
    if (conflicts > 0) {
      conflicts--;
      return new Answer.Conflict<>();
    }
    writes++;
    Answer<Put> answer = call(refusesWrites, effect);
    if (lostResponses > 0) {
      lostResponses--;
      return new Answer.NotReached<>();
    }
    return answer;
  }

  private <T> Answer<T> call(int refused, java.util.function.Supplier<Answer<T>> effect) {
    step();
    if (!token) {
      return new Answer.NoToken<>();
    }
    if (down > 0) {
      down--;
      return new Answer.NotReached<>();
    }
    if (refused > 0) {
      return new Answer.Refused<>(refused);
    }
    Answer<T> answer = effect.get();
    step();
    return answer;
  }

  void step() {
    if (step++ == killAt) {
      throw new Killed();
    }
  }

  private void store(Reference reference, ObjectNode resource) {
    ObjectNode kept = keeps.apply(resource.deepCopy());
    int version =
        resources.containsKey(reference)
            ? held(reference).path("meta").path("versionId").asInt()
            : 0;
    kept.withObject("/meta").put("versionId", Integer.toString(version + 1));
    resources.put(reference, kept);
  }

  private static boolean isIdentified(JsonNode resource, Reference account) {
    JsonNode identifier = resource.path("identifier").path(0);
    return identifier.path("system").asText().equals(FollowUpTerms.IDENTIFIER_SYSTEM)
        && identifier.path("value").asText().equals(account.toString());
  }

  private static Reference reference(JsonNode resource) {
    return new Reference(resource.path("resourceType").asText(), resource.path("id").asText());
  }

  ObjectNode tree(String resource) {
    try {
      return (ObjectNode) json.readTree(resource);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(broken);
    }
  }

  private byte[] bytes(JsonNode tree) {
    try {
      return json.writeValueAsBytes(tree);
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** Drops every extension below the notes. */
  static ObjectNode withoutNoteExtensions(ObjectNode resource) {
    resource.withArray("processNote").forEach(note -> ((ObjectNode) note).remove("extension"));
    return resource;
  }
}
