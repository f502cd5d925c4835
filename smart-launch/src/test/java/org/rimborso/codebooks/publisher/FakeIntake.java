package org.rimborso.codebooks.publisher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rimborso.codebooks.publisher.Intake.EditionName;

/** Takes everything in as one edition, and remembers the bytes. */
final class FakeIntake implements Intake {
  final Set<EditionName> inForce = new HashSet<>();
  final List<byte[]> taken = new ArrayList<>();
  final List<String> names = new ArrayList<>();
  Taken answer = new InForce(List.of(OverPublisherSite.FY2027), true);

  @Override
  public Taken take(Path file) {
    try {
      taken.add(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
    names.add(file.getFileName().toString());
    if (answer instanceof InForce taken) {
      inForce.addAll(taken.editions());
    }
    return answer;
  }

  @Override
  public Set<EditionName> inForce() {
    return inForce;
  }
}
