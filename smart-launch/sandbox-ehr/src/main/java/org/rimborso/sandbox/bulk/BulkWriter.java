package org.rimborso.sandbox.bulk;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.rimborso.sandbox.fhir.FhirStore;

/** Writes what a job exports to disk, a hundred resources a file. */
final class BulkWriter {
  private static final int A_FILE = 100;

  /** Ids of the groups there are: all patients, and the first three. */
  static final Set<String> GROUPS = Set.of("everyone", "few");

  private static final int FEW = 3;

  private final FhirStore store;

  BulkWriter(FhirStore store) {
    this.store = store;
  }

  List<BulkFile> write(BulkJob job, boolean errors, boolean packed) throws IOException {
    List<BulkFile> files = new ArrayList<>();
    Members members = new Members(job.request());
    for (String type : job.request().types()) {
      List<? extends IBaseResource> all =
          resources(type, job.request()).stream().filter(members::has).toList();
      for (int from = 0; from < all.size(); from += A_FILE) {
        List<? extends IBaseResource> some = all.subList(from, Math.min(from + A_FILE, all.size()));
        String name = type + "-" + from / A_FILE;
        files.add(file(job, "output", type, name, some, packed));
      }
      job.typeDone();
    }
    if (errors) {
      files.add(file(job, "error", "OperationOutcome", "errors", List.of(trouble()), packed));
    }
    deleted(job, packed, files);
    return files;
  }

  private List<? extends IBaseResource> resources(String type, BulkRequest request) {
    List<? extends IBaseResource> all = store.search(implementing(type), new SearchParameterMap());
    return request
        .since()
        .<List<? extends IBaseResource>>map(
            since -> all.stream().filter(one -> !updated(one).isBefore(since)).toList())
        .orElse(all);
  }

  private static Instant updated(IBaseResource resource) {
    return resource.getMeta().getLastUpdated().toInstant();
  }

  private Class<? extends IBaseResource> implementing(String type) {
    return store.fhir().getResourceDefinition(type).getImplementingClass();
  }

  /** What was deleted, as the transaction that a reader would repeat. */
  private void deleted(BulkJob job, boolean packed, List<BulkFile> files) throws IOException {
    if (job.request().since().isEmpty()) {
      return;
    }
    Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    for (String type : job.request().types()) {
      Date since = Date.from(job.request().since().get());
      for (String reference : store.deletedSince(implementing(type), since)) {
        bundle.addEntry().getRequest().setMethod(Bundle.HTTPVerb.DELETE).setUrl(reference);
      }
    }
    if (bundle.hasEntry()) {
      files.add(file(job, "deleted", "Bundle", "deleted", List.of(bundle), packed));
    }
  }

  private static OperationOutcome trouble() {
    OperationOutcome outcome = new OperationOutcome();
    outcome
        .addIssue()
        .setSeverity(OperationOutcome.IssueSeverity.ERROR)
        .setCode(OperationOutcome.IssueType.PROCESSING)
        .setDiagnostics("A resource could not be exported");
    return outcome;
  }

  private BulkFile file(
      BulkJob job,
      String kind,
      String type,
      String stem,
      List<? extends IBaseResource> resources,
      boolean packed)
      throws IOException {
    String name = stem + ".ndjson";
    Path path = job.folder().resolve(name);
    IParser parser = FhirContext.forR4Cached().newJsonParser();
    try (Writer out = Files.newBufferedWriter(path)) {
      for (IBaseResource resource : resources) {
        parser.encodeResourceToWriter(resource, out);
        out.write('\n');
      }
    }
    return new BulkFile(kind, type, name, path, resources.size(), packed);
  }

  /** Whose resources are exported; what belongs to no patient always is. */
  private final class Members {
    private final boolean all;
    private final Set<String> patients;

    Members(BulkRequest request) {
      this.all = request.group().filter(group -> !group.equals("everyone")).isEmpty();
      this.patients = all ? Set.of() : few();
    }

    private Set<String> few() {
      return store.search(implementing("Patient"), new SearchParameterMap()).stream()
          .map(patient -> patient.getIdElement().getIdPart())
          .sorted()
          .limit(FEW)
          .collect(Collectors.toSet());
    }

    boolean has(IBaseResource resource) {
      if (all) {
        return true;
      }
      if (resource.fhirType().equals("Patient")) {
        return patients.contains(resource.getIdElement().getIdPart());
      }
      Set<String> owners = new HashSet<>();
      for (IIdType owner :
          store.fhir().newTerser().getCompartmentOwnersForResource("Patient", resource, Set.of())) {
        owners.add(owner.getIdPart());
      }
      return owners.isEmpty() || owners.stream().anyMatch(patients::contains);
    }
  }
}
