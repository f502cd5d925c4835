package org.rimborso.ehr;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rimborso.fhir.TaskKind;

/**
 * One configured EHR. Nothing is ever asked of an address that does not stand here.
 *
 * @param id short name, in paths and logs
 * @param iss the FHIR base, exactly as the EHR sends it in {@code iss}
 * @param tokenHosts origins beside {@code iss}'s own at which its authorization server may live
 * @param clientId as registered at the EHR
 * @param clientSecretFile file that holds the client secret; empty for a public client and for one
 *     that signs with a key
 * @param pkceUnadvertised send PKCE although the server lists no method
 * @param frameOrigins origins of pages that may show the app in a frame
 * @param roles role names by what tells them: {@code fhirUser} reference, {@code PractitionerRole
 *     code}, or {@code iss|sub}
 * @param scopes what is asked for
 * @param notesTarget where the site wants its notes; empty for {@link NotesTarget#CLAIM_RESPONSE}
 * @param letters where the site wants its letters: {@link NotesTarget#DOCUMENT_REFERENCE} or {@link
 *     NotesTarget#STORE}
 * @param tasks what the site wants its EHR to have as Tasks
 * @param zone the site's time zone
 * @param signIn how app and EHR show each other who they are
 * @param backend how the app asks for the records of many patients with no user there; empty: never
 */
public record EhrSettings(
    String id,
    URI iss,
    Set<String> tokenHosts,
    String clientId,
    Optional<Path> clientSecretFile,
    boolean pkceUnadvertised,
    List<String> frameOrigins,
    Map<String, String> roles,
    List<String> scopes,
    Optional<NotesTarget> notesTarget,
    NotesTarget letters,
    Set<TaskKind> tasks,
    ZoneId zone,
    SignIn signIn,
    Optional<Backend> backend) {
  public EhrSettings {
    tokenHosts = Set.copyOf(tokenHosts);
    frameOrigins = List.copyOf(frameOrigins);
    roles = Map.copyOf(roles);
    scopes = List.copyOf(scopes);
    tasks = Set.copyOf(tasks);
  }

  /** Whether the site keeps notes or letters in resources of this type, one for each. */
  public boolean keepsNotesIn(String type) {
    return Stream.concat(notesTarget.stream(), Stream.of(letters))
        .anyMatch(target -> target.isOneResourceEach() && target.type().equals(type));
  }

  /** An EHR that no program asks without a user. */
  public EhrSettings(
      String id,
      URI iss,
      Set<String> tokenHosts,
      String clientId,
      Optional<Path> clientSecretFile,
      boolean pkceUnadvertised,
      List<String> frameOrigins,
      Map<String, String> roles,
      List<String> scopes,
      Optional<NotesTarget> notesTarget,
      NotesTarget letters,
      Set<TaskKind> tasks,
      ZoneId zone,
      SignIn signIn) {
    this(
        id,
        iss,
        tokenHosts,
        clientId,
        clientSecretFile,
        pkceUnadvertised,
        frameOrigins,
        roles,
        scopes,
        notesTarget,
        letters,
        tasks,
        zone,
        signIn,
        Optional.empty());
  }

  /** An EHR that signs in as {@link SignIn#PLAIN} says, and gets neither letters nor Tasks. */
  public EhrSettings(
      String id,
      URI iss,
      Set<String> tokenHosts,
      String clientId,
      Optional<Path> clientSecretFile,
      boolean pkceUnadvertised,
      List<String> frameOrigins,
      Map<String, String> roles,
      List<String> scopes,
      Optional<NotesTarget> notesTarget,
      ZoneId zone) {
    this(
        id,
        iss,
        tokenHosts,
        clientId,
        clientSecretFile,
        pkceUnadvertised,
        frameOrigins,
        roles,
        scopes,
        notesTarget,
        NotesTarget.STORE,
        Set.of(),
        zone,
        SignIn.PLAIN);
  }
}
