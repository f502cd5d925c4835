package org.rimborso.sandbox;

import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rimborso.sandbox.oauth.RegisteredApp;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that runs the sandbox EHR. */
@Command(
    name = "sandbox-ehr",
    description = "Runs a demo EHR with synthetic charts to launch Rimborso from.",
    mixinStandardHelpOptions = true,
    version = "Rimborso sandbox EHR 0.1.0")
public final class Main implements Callable<Integer> {

  private static final int DEFAULT_PORT = 8081;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port on the loopback address, 0 for any free one. Default: ${DEFAULT-VALUE}.")
  private int port = DEFAULT_PORT;

  @Option(names = "--app-url", paramLabel = "URL", description = "Where Rimborso is.")
  private @Nullable URI appUrl;

  @Option(names = "--client-id", paramLabel = "ID", description = "Client id of Rimborso.")
  private @Nullable String clientId;

  @Option(
      names = "--client-secret-file",
      paramLabel = "FILE",
      description = "File whose only line is the client secret.")
  private @Nullable Path clientSecretFile;

  @Option(
      names = "--redirect-uri",
      paramLabel = "URI",
      description = "A redirect URI of Rimborso; once for each EHR profile.")
  private List<URI> redirectUris = List.of();

  @Option(
      names = "--client-jwks",
      paramLabel = "URL",
      description = "Where Rimborso publishes the keys it signs with, for the profile 'signed'.")
  private @Nullable URI clientKeys;

  @Option(
      names = "--backend-client-id",
      paramLabel = "ID",
      description = "Client id under which Rimborso asks with no user there, for bulk exports.")
  private @Nullable String backendClientId;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of FHIR bundles (.json, .json.gz) to load instead of the demo data.")
  private @Nullable Path data;

  @Option(
      names = "--today",
      paramLabel = "DATE",
      description = "The day that the demo data is dated by. Default: today.")
  private @Nullable LocalDate today;

  @Option(
      names = "--inspect-token",
      paramLabel = "VALUE",
      description = "A fixed bearer token that may read everything, for scripts.")
  private @Nullable String inspectToken;

  @Spec private @Nullable CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    CommandLine command = Optional.ofNullable(spec).orElseThrow().commandLine();
    PrintWriter out = command.getOut();
    try {
      SandboxServer server = SandboxServer.start(options(command), line -> print(out, line));
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
      print(out, "listening " + server.url() + "/");
      server.await();
      return CommandLine.ExitCode.OK;
    } catch (PortTaken | IOException e) {
      command.getErr().println("sandbox-ehr: " + e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private static void print(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }

  private SandboxOptions options(CommandLine command) {
    Optional<Path> folder = Optional.ofNullable(data);
    if (folder.filter(f -> !Files.isDirectory(f)).isPresent()) {
      throw new ParameterException(command, "--data " + folder.get() + " is no folder");
    }
    return new SandboxOptions(
        port,
        Optional.ofNullable(appUrl),
        app(command),
        folder,
        Optional.ofNullable(today).orElseGet(() -> LocalDate.now(ZoneId.systemDefault())),
        Optional.ofNullable(inspectToken));
  }

  private Optional<RegisteredApp> app(CommandLine command) {
    String id = clientId;
    Path secretFile = clientSecretFile;
    if (id == null && secretFile == null && redirectUris.isEmpty()) {
      return Optional.empty();
    }
    if (id == null || secretFile == null || redirectUris.isEmpty()) {
      throw new ParameterException(
          command, "--client-id, --client-secret-file and --redirect-uri go together");
    }
    try {
      Secret secret = new Secret(Files.readString(secretFile).strip());
      return Optional.of(
          new RegisteredApp(
              new ClientID(id),
              secret,
              new HashSet<>(redirectUris),
              Optional.ofNullable(clientKeys),
              Optional.ofNullable(backendClientId).map(ClientID::new)));
    } catch (IOException | IllegalArgumentException e) {
      throw new ParameterException(
          command, "--client-secret-file " + secretFile + " cannot be read or is empty", e);
    }
  }
}
