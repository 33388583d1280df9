package dev.risksh.groovy.scan;

import java.util.List;

/** Groovy programs of several lines, between them with everything that a line can end in. */
final class GroovySamples {
  private GroovySamples() {}

  static List<String> all() {
    return List.of(
        """
        x = 1 +
         2
        assert x == 3
        """,
        """
        def f(a,
              b) {
          a / b
        }
        f(6, 3)
        """,
        """
        e = event {
            subject ip: '6.7.6.7', risk: LOW,  message: 'none'
            subject ip: '1.1.1.1', risk: HIGH, message: "it's {"
        }
        send e
        """,
        """
        step('a key') {
            key = newKey()
            token = requestToken() ; assert token.grants('x')
        }
        """,
        """
        send ip: '1.2.3.4',
          risk: HIGH,
          message: 'x'
        """,
        "x = '''abc\n(\"{ don't\n'''\ny = 1",
        "x = \"\"\"abc ${[1,\n 2].collect { \"<${it}>\" }} ' \" ( \n\"\"\"\ny = 2",
        "x = /a(b\n{c/\ny = x =~ /\\/(/\nz = 1 / 2 / 3",
        "x = $/a $$ /b/ $/c/ {\n(/$\ny = 1",
        "x = 'abc\\\ndef'\ny = \"a\\\nb\"",
        "x = \"${1 +\n 2}\"\ny = 1",
        """
        /* a ( comment
           it's { open */
        x = 1 // ( "
        // ' only a comment {
        y = 2 /* { */ + 3
        """,
        """
        #!/usr/bin/env risksh ' ( {
        x = 1
        """,
        """
        if (x)
          println 1
        if (x) println 2 else
          println 3
        if (x) {
          println 4
        } else {
          println 5
        }
        """,
        """
        if (x) {
          println 1
        }
        else if (y)
          println 2
        else
        {
          println 3
        }
        """,
        """
        for (i in 1..3)
          println i
        for (int i = 0; i < 3; i++) {
          println i
        }
        while (false)
          println 1
        """,
        """
        do {
          x++
        } while (x < 3)
        do {
          x--
        }
        while (x > 0)
        y = 1
        """,
        """
        try {
          x = 1
        }
        catch (IOException | RuntimeException e)
        {
          x = 2
        } finally {
          x = 3
        }
        try {
          y = 1
        } finally
        {
          y = 2
        }
        """,
        """
        try (r = new StringReader('x'))
        {
          r.read()
        }
        try (def s = new StringReader('x')) {
          s.read()
        }
        """,
        """
        switch (x) {
          case 1:
          case ~/a(b/ :
            println 1
            break
          default:
            println 2
        }
        switch (y)
        {
          case 2: println 'two'
        }
        """,
        """
        class A
        {
          int x
          String name = 'class {'
          def go()
          {
            this
          }
        }
        interface B {
          void f()
        }
        enum C {
          ONE,
          TWO
        }
        a = new A(x: 1)
        """,
        """
        import java.util.*
        import java.time.Duration
        import static java.lang.Math.*
        x = max(1,
          2)
        """,
        """
        @groovy.transform.ToString
        class P {
          int x
        }
        @groovy.transform.EqualsAndHashCode(includes = ['x'])
        class Q { int x }
        """,
        """
        def f()
        {
          1
        }
        static int g(int x) throws IOException {
          x
        }
        void h(a) {
        }
        f()
        """,
        """
        x = [
          1,
          2
        ]
        y = [a: 1,
             b: [c: 2]]
        z = [:]
        w = x[
          0
        ]
        """,
        """
        x = y ?
          1 :
          2
        z = y ?:
          3
        w = !y
        """,
        """
        x = list
          .findAll { it > 1 }
          .collect {
            it * 2
          }
        y = list.
          size()
        z = list?.
          size()
        """,
        """
        c = { a, b ->
          a + b
        }
        d = (a) ->
          a + 1
        l = list.sort { a, b -> a <=> b }
        """,
        """
        x = 1 \\
          + 2
        """,
        """
        Map<String, List<Integer>> m
        List<String> n = new ArrayList<>()
        x = y as List<String>
        a = b >
          c
        d = e >>
          1
        """,
        """
        x++
        y--
        x += 1
        z = -x
        w = x++ +
          ++y
        """,
        """
        x = a && b ||
          c
        y = a <=>
          b
        z = a ==~
          /[(]/
        w = 1..
          3
        r = a **
          2
        """,
        """
        label:
        for (i in 1..2) {
          continue label
        }
        """,
        """
        f = this.&run
        g = String.&valueOf
        h = Integer::parseInt
        i = x*.name
        j = x.in
        k = x.class
        """,
        """
        def (a, b) = [1, 2]
        def c
        final d = 1
        int e = 2, g =
          3
        """,
        "x = \"$a.b (${c}\" + '''it's''' + /\\/$a{1/\ny = 1",
        "x = \"\"; y = ''; z = \"\"\"\"\"\"; w = ''''''\nv = 1");
  }
}
