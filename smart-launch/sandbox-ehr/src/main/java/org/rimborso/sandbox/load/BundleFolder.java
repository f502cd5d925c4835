package org.rimborso.sandbox.load;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/**
 * A folder of FHIR bundles as files, {@code .json} or {@code .json.gz}. Files that hold hospitals
 * and practitioners come first, since the others refer to them.
 */
public final class BundleFolder {

  private final Path folder;

  public BundleFolder(Path folder) {
    this.folder = folder;
  }

  /** The files in the order in which they are to be loaded. */
  public List<Path> files() throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found
          .filter(Files::isRegularFile)
          .filter(file -> name(file).endsWith(".json") || name(file).endsWith(".json.gz"))
          .sorted(Comparator.comparingInt(BundleFolder::rank).thenComparing(Path::toString))
          .toList();
    }
  }

  /** Loads every file and reports each; a file that cannot be read is reported and left out. */
  public void loadInto(Loader loader, FhirContext fhir, Consumer<String> progress)
      throws IOException {
    List<Path> files = files();
    for (int i = 0; i < files.size(); i++) {
      String outcome;
      try {
        loader.load(read(files.get(i), fhir));
        outcome = loader.loaded() + " resources so far";
      } catch (IOException | DataFormatException e) {
        outcome = "left out, it is no readable FHIR JSON";
      } catch (BaseServerResponseException e) {
        outcome = "left out in part, the FHIR server refused it with " + e.getStatusCode();
      }
      progress.accept("loading " + (i + 1) + " of " + files.size() + ": " + outcome);
    }
    if (!loader.skipped().isEmpty()) {
      progress.accept("left out, types that the sandbox does not keep: " + loader.skipped());
    }
    if (loader.unresolved() > 0) {
      progress.accept("references without a target in the data: " + loader.unresolved());
    }
  }

  static Bundle read(Path file, FhirContext fhir) throws IOException {
    IParser parser = fhir.newJsonParser();
    parser.setOverrideResourceIdWithBundleEntryFullUrl(false);
    try (InputStream bytes = Files.newInputStream(file);
        InputStream plain = name(file).endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        Reader text = new InputStreamReader(plain, StandardCharsets.UTF_8)) {
      IBaseResource resource = parser.parseResource(text);
      if (resource instanceof Bundle bundle) {
        return bundle;
      }
      Bundle single = new Bundle().setType(Bundle.BundleType.COLLECTION);
      single.addEntry().setResource((Resource) resource);
      return single;
    }
  }

  private static int rank(Path file) {
    if (name(file).startsWith("hospitalInformation")) {
      return 0;
    }
    return name(file).startsWith("practitionerInformation") ? 1 : 2;
  }

  private static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }
}
