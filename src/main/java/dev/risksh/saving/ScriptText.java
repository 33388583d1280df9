package dev.risksh.saving;

import dev.risksh.groovy.scan.GroovyScanner;
import dev.risksh.saving.Deed.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lines as a script lays them out: imports, methods, then a step for each thing that is done. */
final class ScriptText {
  private static final String INDENT = "    ";

  /** A step, or without a topic what stands between steps. */
  private static final class Part {
    private final Topic topic;
    private final Set<String> titles = new LinkedHashSet<>();
    private final List<Line> lines = new ArrayList<>();

    Part(Topic topic) {
      this.topic = topic;
    }

    boolean takes(Line line) {
      return topic == line.topic() && (topic == Topic.SET_UP || titles.contains(line.title()));
    }

    void add(List<Line> before, Line line) {
      lines.addAll(before);
      before.clear();
      lines.add(line);
      titles.add(line.title());
    }
  }

  private final List<Line> all;
  private final List<Part> parts = new ArrayList<>();
  private final List<Line> pending = new ArrayList<>();
  private final Map<String, Integer> names = new HashMap<>();
  private Part current;

  ScriptText(List<Line> lines) {
    all = lines;
    lines.forEach(this::place);
    if (!pending.isEmpty()) {
      if (current == null) {
        begin(Topic.PLAIN);
      }
      current.lines.addAll(pending);
    }
  }

  private void begin(Topic topic) {
    current = new Part(topic);
    parts.add(current);
  }

  private void place(Line line) {
    switch (line.place()) {
      case IMPORT, DECLARATION -> {
        // They stand above the steps.
      }
      case NEXT_STEP -> pending.add(line);
      case BETWEEN -> {
        begin(null);
        current.add(pending, line);
        current = null;
      }
      case STEP -> step(line);
    }
  }

  private void step(Line line) {
    if (line.topic() == Topic.REHEARSAL) {
      pending.add(line);
    } else if (line.topic() == Topic.PLAIN) {
      if (current == null || !pending.isEmpty()) {
        pending.add(line);
      } else {
        current.lines.add(line);
      }
    } else {
      if (current == null || !current.takes(line)) {
        begin(line.topic());
      }
      current.add(pending, line);
    }
  }

  int steps() {
    return (int) parts.stream().filter(part -> part.topic != null).count();
  }

  String write() {
    StringBuilder text = new StringBuilder();
    top(text, Line.Place.IMPORT, "");
    top(text, Line.Place.DECLARATION, "\n");
    for (Part part : parts) {
      text.append(part.topic == null ? between(part) : step(part)).append('\n');
    }
    return text.toString().stripTrailing() + "\n";
  }

  private void top(StringBuilder text, Line.Place place, String between) {
    List<String> those =
        all.stream().filter(line -> line.place() == place).map(Line::text).distinct().toList();
    those.forEach(line -> text.append(line).append('\n').append(between));
    if (!those.isEmpty() && between.isEmpty()) {
      text.append('\n');
    }
  }

  private static String between(Part part) {
    StringBuilder text = new StringBuilder();
    for (Line line : part.lines) {
      text.append(line.statement()).append('\n');
      line.asserts().forEach(check -> text.append(check).append('\n'));
    }
    return text.toString();
  }

  private String step(Part part) {
    StringBuilder text = new StringBuilder("step(" + Literal.text(name(part)) + ") {\n");
    Set<String> typed = new LinkedHashSet<>();
    part.lines.forEach(line -> typed.add(line.text()));
    for (Line line : part.lines) {
      text.append(GroovyScanner.indented(line.statement(), INDENT)).append('\n');
      line.asserts().stream()
          .filter(check -> !typed.contains(check))
          .forEach(check -> text.append(INDENT).append(check).append('\n'));
    }
    return text.append("}\n").toString();
  }

  private String name(Part part) {
    List<String> titles = part.titles.stream().filter(title -> !title.isEmpty()).toList();
    String name =
        part.topic == Topic.SET_UP
            ? part.topic.title() + " " + joined(titles)
            : titles.isEmpty() ? part.topic.title() : titles.get(0);
    int times = names.merge(name, 1, Integer::sum);
    return times == 1 ? name : times == 2 ? name + " again" : name + " (" + times + ")";
  }

  private static String joined(List<String> nouns) {
    int last = nouns.size() - 1;
    return last < 1
        ? String.join("", nouns)
        : String.join(", ", nouns.subList(0, last)) + " and " + nouns.get(last);
  }
}
