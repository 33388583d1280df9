package dev.risksh.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * A page in a headless Chromium, driven as its developer tools do it: JSON over a web socket
 * (Chrome DevTools Protocol).
 */
public final class Chromium implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<String> requested = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final AtomicInteger lastId = new AtomicInteger();
  private final String session;

  private Chromium(Process process, URI address) {
    this.process = process;
    socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, new Ear()).join();
    String target = call("", "Target.createTarget", Map.of("url", "about:blank"), "targetId");
    session =
        call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true), "sessionId");
    for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
      call(domain + ".enable", Map.of());
    }
    call("Emulation.setTimezoneOverride", Map.of("timezoneId", "UTC"));
  }

  /** Starts the browser at {@code program} with a profile of its own in {@code folder}. */
  public static Chromium start(Path program, Path folder) throws IOException {
    Path profile = Files.createDirectories(folder.resolve("chromium"));
    ProcessBuilder builder =
        new ProcessBuilder(
            program.toString(),
            "--headless=new",
            // CI runs as root, where Chromium's sandbox does not work; it sees no page but ours.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--no-first-run",
            "--lang=en-US",
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile,
            "about:blank");
    builder.environment().put("HOME", folder.toString());
    Process process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(new File(profile.toFile(), "said.txt"))
            .start();
    Path port = profile.resolve("DevToolsActivePort");
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> Files.exists(port) && Files.readAllLines(port).size() == 2);
    List<String> lines = Files.readAllLines(port);
    return new Chromium(
        process, URI.create("ws://127.0.0.1:" + lines.get(0).trim() + lines.get(1).trim()));
  }

  public void open(URI address) {
    call("Page.navigate", Map.of("url", address.toString()));
  }

  /** The value of an expression of JavaScript, a promise's too; as text. */
  public String eval(String expression) {
    JsonNode result =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new AssertionError(expression + ": " + result.path("exceptionDetails"));
    }
    return result.path("result").path("value").asText();
  }

  /** Waits until the expression is true; while a page is loading it may well fail. */
  public void until(String expression) {
    Awaitility.await(expression)
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              if (!eval(expression).equals("true")) {
                throw new AssertionError("not so: " + expression);
              }
            });
  }

  /** Presses a key, such as {@code Tab} or {@code Enter}. */
  public void press(String key) {
    String text = key.equals("Enter") ? "\r" : key.equals("Space") ? " " : "";
    int code = Map.of("Tab", 9, "Enter", 13, "Space", 32).getOrDefault(key, 0);
    for (String type : List.of("keyDown", "keyUp")) {
      call(
          "Input.dispatchKeyEvent",
          Map.of(
              "type", type,
              "key", key.equals("Space") ? " " : key,
              "code", key,
              "text", text,
              "windowsVirtualKeyCode", code));
    }
  }

  /** Types text where the focus is. */
  public void type(String text) {
    call("Input.insertText", Map.of("text", text));
  }

  /** How wide the window is, and which colours its user likes. */
  public void look(int width, int height, String scheme) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    call(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  public void screenshot(Path file) throws IOException {
    JsonNode picture = call("Page.captureScreenshot", Map.of("format", "png"));
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(picture.path("data").asText()));
  }

  /** The page on paper. */
  public void print(Path file) throws IOException {
    JsonNode paper = call("Page.printToPDF", Map.of("printBackground", true));
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(paper.path("data").asText()));
  }

  /** Every address that was asked for, by whatever was opened. */
  public List<String> requested() {
    return List.copyOf(requested);
  }

  /** Begins to listen anew. */
  public void forget() {
    requested.clear();
    complaints.clear();
  }

  /** What went wrong in the page or was refused to it, as its console has it. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Waits for its helpers too: one of them that writes keeps its folder from being removed. */
  @Override
  public void close() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    process.destroy();
    for (ProcessHandle one : all) {
      one.onExit()
          .completeOnTimeout(one, 10, TimeUnit.SECONDS)
          .thenAccept(ProcessHandle::destroyForcibly)
          .thenCompose(any -> one.onExit())
          .join();
    }
  }

  private JsonNode call(String method, Map<String, ?> parameters) {
    return call(session, method, parameters);
  }

  private String call(String to, String method, Map<String, ?> parameters, String wanted) {
    return call(to, method, parameters).path(wanted).asText();
  }

  private JsonNode call(String to, String method, Map<String, ?> parameters) {
    int id = lastId.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    ObjectNode message = MAPPER.createObjectNode().put("id", id).put("method", method);
    message.set("params", MAPPER.valueToTree(parameters));
    if (!to.isEmpty()) {
      message.put("sessionId", to);
    }
    socket.sendText(message.toString(), true).join();
    try {
      return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(method, e);
    }
  }

  /** What the browser says: answers, and what happens in the page. */
  private final class Ear implements WebSocket.Listener {
    private final StringBuilder heard = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      heard.append(data);
      if (last) {
        String message = heard.toString();
        heard.setLength(0);
        take(message);
      }
      from.request(1);
      return null;
    }

    private void take(String text) {
      try {
        JsonNode message = MAPPER.readTree(text);
        JsonNode parameters = message.path("params");
        switch (message.path("method").asText()) {
          case "Network.requestWillBeSent" ->
              requested.add(parameters.path("request").path("url").asText());
          case "Runtime.exceptionThrown" -> complaints.add(parameters.toString());
          case "Log.entryAdded" -> complaints.add(parameters.path("entry").path("text").asText());
          default -> answer(message);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void answer(JsonNode message) {
      CompletableFuture<JsonNode> waiting = answers.remove(message.path("id").asInt());
      if (waiting == null) {
        return;
      }
      if (message.has("error")) {
        waiting.completeExceptionally(new AssertionError(message.path("error").toString()));
      } else {
        waiting.complete(message.path("result"));
      }
    }
  }
}
