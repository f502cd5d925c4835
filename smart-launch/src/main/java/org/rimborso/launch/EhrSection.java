package org.rimborso.launch;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rimborso.access.Role;
import org.rimborso.access.RoleMapping;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.ehr.NotesTarget;
import org.rimborso.fhir.TaskKind;

/** Reads one entry of {@code ehrs}. */
final class EhrSection {
  /** What is read everywhere, whatever becomes of notes. */
  private static final List<String> READ =
      List.of(
          "launch",
          "openid",
          "fhirUser",
          "user/Patient.rs",
          "user/Encounter.rs",
          "user/Condition.rs",
          "user/Procedure.rs",
          "user/Coverage.rs",
          "user/Claim.rs",
          "user/ExplanationOfBenefit.rs",
          "user/Practitioner.rs",
          "user/PractitionerRole.rs",
          "user/Organization.rs");

  /** What is asked for where the site says nothing: reading, and our follow-up record's writing. */
  static final List<String> SCOPES =
      scopes(NotesTarget.CLAIM_RESPONSE, NotesTarget.STORE, Set.of());

  private static final List<String> LETTERS =
      List.of(NotesTarget.DOCUMENT_REFERENCE.code(), NotesTarget.STORE.code());
  private static final String TASKS = "user/Task.crus";

  /** What corrections of the chart need beyond reading, and who made them. */
  private static final List<String> FIXES =
      List.of("user/Condition.cu", "user/Encounter.u", "user/Provenance.c");

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5b\\x5d-\\x7e]+");
  private static final String ROLE_KEY =
      "a fhirUser such as Practitioner/p1, 'PractitionerRole code', or 'iss|sub'";

  private final Function<String, Path> path;

  EhrSection(Function<String, Path> path) {
    this.path = path;
  }

  EhrSettings read(Keys keys) {
    Keys notes = keys.section("notes");
    Optional<NotesTarget> target = target(notes, "target", NotesTarget.codes());
    NotesTarget letters = target(notes, "letters", LETTERS).orElse(NotesTarget.STORE);
    notes.noOthers();
    Set<TaskKind> tasks = tasks(keys);
    boolean fixes = keys.value("fixes", "on or off", Values::flag).orElse(false);
    EhrSettings ehr =
        new EhrSettings(
            keys.required("id", "small letters, digits and '-'", EhrSection::id),
            keys.required("iss", "the EHR's FHIR base, https (http on this machine)", this::iss),
            tokenHosts(keys),
            keys.required("clientId", "the registered client id", Function.identity()),
            keys.value("clientSecretFile", "a path", path),
            keys.value("pkce", "'unadvertised' or nothing", EhrSection::unadvertised).isPresent(),
            keys.values("frameOrigins", Values.ORIGIN, Values::origin).stream()
                .map(URI::toString)
                .toList(),
            roles(keys.section("roles")),
            scopes(
                keys,
                scopes(target.orElse(NotesTarget.CLAIM_RESPONSE), letters, tasks),
                fixes ? FIXES : List.of()),
            target,
            letters,
            tasks,
            keys.value("timeZone", "a zone such as Europe/Rome", ZoneId::of)
                .orElseGet(ZoneId::systemDefault),
            SignInSection.read(keys),
            BackendSection.read(keys.section("backend")));
    keys.noOthers();
    return ehr;
  }

  private static Set<String> tokenHosts(Keys keys) {
    Set<String> hosts = new HashSet<>();
    keys.values("tokenHosts", Values.ORIGIN, Values::origin)
        .forEach(origin -> hosts.add(origin.toString()));
    return hosts;
  }

  private static List<String> scopes(NotesTarget notes, NotesTarget letters, Set<TaskKind> tasks) {
    return Stream.of(
            READ,
            notes.scopes(),
            letters.written(),
            tasks.isEmpty() ? List.<String>of() : List.of(TASKS))
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  private static List<String> scopes(Keys keys, List<String> usual, List<String> more) {
    List<String> scopes = keys.values("scopes", "scopes without blanks", EhrSection::scope);
    return scopes.isEmpty()
        ? Stream.concat(usual.stream(), more.stream()).distinct().toList()
        : scopes;
  }

  /** Role by what tells it: the file has it the other way round, as people think of it. */
  private static Map<String, String> roles(Keys keys) {
    Map<String, String> roles = new HashMap<>();
    for (Role role : Role.values()) {
      keys.values(role.code(), ROLE_KEY, EhrSection::roleKey)
          .forEach(key -> roles.merge(key, role.code(), (one, other) -> one + "," + other));
    }
    keys.noOthers();
    return roles;
  }

  private static String roleKey(String text) {
    String key = text.strip();
    boolean code = key.startsWith(RoleMapping.BY_CODE);
    Values.require(code || key.contains("|") || key.matches("[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}"));
    return key;
  }

  private URI iss(String text) {
    return Values.address(text);
  }

  private static String id(String text) {
    Values.require(ID.matcher(text).matches());
    return text;
  }

  private static String scope(String text) {
    Values.require(SCOPE.matcher(text).matches());
    return text;
  }

  private static String unadvertised(String text) {
    Values.require(text.equals("unadvertised"));
    return text;
  }

  private static Optional<NotesTarget> target(Keys keys, String name, List<String> codes) {
    return keys.value(
        name,
        "one of " + String.join(", ", codes),
        text ->
            NotesTarget.named(text)
                .filter(one -> codes.contains(one.code()))
                .orElseThrow(IllegalArgumentException::new));
  }

  private static Set<TaskKind> tasks(Keys keys) {
    Set<TaskKind> tasks = EnumSet.noneOf(TaskKind.class);
    if (isTask(keys.section("work"), "true or false")) {
      tasks.add(TaskKind.WORK);
    }
    if (isTask(keys.section("queries"), "on or off")) {
      tasks.add(TaskKind.QUERY);
    }
    return tasks;
  }

  private static boolean isTask(Keys keys, String expected) {
    boolean task = keys.value("task", expected, Values::flag).orElse(false);
    keys.noOthers();
    return task;
  }
}
