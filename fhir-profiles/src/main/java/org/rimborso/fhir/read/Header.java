package org.rimborso.fhir.read;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Coding;
import org.rimborso.fhir.FollowUpTerms;

/** What every resource has: id, meta, contained resources, root modifier extensions. */
final class Header {
  private final Elements in;
  final Contained contained = new Contained();
  private Optional<String> id = Optional.empty();
  private Optional<String> version = Optional.empty();
  private Optional<Instant> updated = Optional.empty();
  private List<String> profiles = List.of();
  private List<Coding> tags = List.of();
  private List<Coding> labels = List.of();
  private final Set<String> modifiers = new HashSet<>();

  Header(Elements in) {
    this.in = in;
  }

  /** Whether the field was one of the header's. */
  boolean field(String name) {
    switch (name) {
      case "id" -> id = in.text();
      case "meta" -> in.object(this::meta);
      case "contained" -> contained.read(in);
      case "modifierExtension" -> modifierExtensions();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void meta(String name) {
    switch (name) {
      case "versionId" -> version = in.text();
      case "lastUpdated" -> updated = in.instant();
      case "profile" -> profiles = in.list(in::text);
      case "tag" -> tags = in.codings();
      case "security" -> labels = in.codings();
      default -> {}
    }
  }

  private void modifierExtensions() {
    List<String> urls = new ArrayList<>();
    in.list(
        () -> {
          Extension extension = Extension.read(in);
          urls.add(extension.url());
          return Optional.empty();
        });
    modifiers.addAll(urls);
  }

  Optional<String> id() {
    return id;
  }

  Optional<String> version() {
    return version;
  }

  Optional<Instant> updated() {
    return updated;
  }

  /** Codes of the security labels; {@code R} among them where one of the site's own means it. */
  Set<String> labels() {
    if (labels.isEmpty()) {
      return Set.of();
    }
    Set<String> codes = new HashSet<>();
    labels.forEach(label -> codes.add(label.code()));
    if (isRestricted() && !codes.contains("V")) {
      codes.add("R");
    }
    return codes;
  }

  /** Whether a security label restricts the resource. */
  boolean isRestricted() {
    for (Coding label : labels) {
      if (in.repeated.restricts(label.code())) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is our own follow-up record: any of its three marks is enough. */
  boolean isFollowUp() {
    return modifiers.contains(FollowUpTerms.MODIFIER)
        || profiles.stream().anyMatch(p -> p.split("\\|", 2)[0].equals(FollowUpTerms.PROFILE))
        || tags.stream()
            .anyMatch(
                tag ->
                    tag.uri().equals(FollowUpTerms.TAG_SYSTEM)
                        && tag.code().equals(FollowUpTerms.TAG_CODE));
  }

  /**
   * Whether a modifier extension that we do not know may turn the resource's meaning round: FHIR
   * forbids to process such a resource.
   */
  boolean isModified() {
    return modifiers.stream().anyMatch(url -> !url.equals(FollowUpTerms.MODIFIER));
  }
}
