//===- CallForms.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CallForms.h"

namespace redirect {

static constexpr char Runner[] = "struct Runner$N {\n"
                                 "  $T value = $V;\n"
                                 "  $T run() const { return $V; }\n"
                                 "  template <class X> $T make() const {\n"
                                 "    return $V;\n"
                                 "  }\n"
                                 "  static $T all() { return $V; }\n"
                                 "};\n"
                                 "inline Runner$N runner$N;\n";

static constexpr CallForm Cxx[] = {
    {"value", "$V"},
    {"function", "plain$N()", "inline $T plain$N() { return $V; }"},
    {"function behind stars", "(***&***plain$N)()",
     "inline $T plain$N() { return $V; }"},
    {"member", "runner$N.run()", Runner},
    {"member template", "runner$N.template make<int>()", Runner},
    {"static member of an object", "runner$N.all()", Runner},
    // Pointers to members
    {"constant member pointer", "(runner$N.*&Runner$N::run)()", Runner},
    {"constant member pointer of a pointer",
     "((&runner$N)->*(&Runner$N::run))()", Runner},
    {"member pointer in a template", "apply$N<&Runner$N::run>(runner$N)",
     "struct Runner$N { $T run() const { return $V; } };\n"
     "inline Runner$N runner$N;\n"
     "template <auto Member, class X> auto apply$N(X &object) {\n"
     "  return (object.*Member)();\n}"},
    {"variable member pointer", "(runner$N.*member$N)()",
     "struct Runner$N { $T run() const { return $V; } };\n"
     "inline Runner$N runner$N;\n"
     "inline $T (Runner$N::*member$N)() const = &Runner$N::run;"},
    {"virtual member pointer", "(derived$N.*&Base$N::run)()",
     "struct Base$N { virtual $T run() const { return $V; } };\n"
     "struct Derived$N : Base$N { $T run() const override { return $V; } };\n"
     "inline Derived$N derived$N;"},
    {"constant data pointer", "(runner$N.*&Runner$N::value)", Runner},
    {"constant data pointer of a pointer", "((&runner$N)->*&Runner$N::value)",
     Runner},
    {"data pointer in a template", "get$N<&Data$N::value>(data$N)",
     "struct Data$N { $T value = $V; };\ninline Data$N data$N;\n"
     "template <auto Member, class X> auto get$N(X &object) {\n"
     "  return object.*Member;\n}"},
    {"variable data pointer", "(data$N.*field$N)",
     "struct Data$N { $T value = $V; };\ninline Data$N data$N;\n"
     "inline $T Data$N::*field$N = &Data$N::value;"},
    {"pointer to a modelled member",
     "(static_cast<void>(web::Request().*&web::Request::path), $V)"},
    // Operators
    {"conversion", "static_cast<$T>(To$N())",
     "struct To$N { operator $T() const { return $V; } };"},
    {"conversion by name", "To$N().operator $T()",
     "struct To$N { operator $T() const { return $V; } };"},
    {"surrogate", "Surrogate$N{}()",
     "inline $T run$N() { return $V; }\n"
     "struct Surrogate$N {\n  using Run = $T (*)();\n"
     "  operator Run() const { return run$N; }\n};"},
    {"own call operator", "Functor$N()(1)",
     "struct Functor$N { $T operator()(int) const { return $V; } };"},
    {"own ->*", "(Arrows$N()->*1)",
     "struct Arrows$N { $T operator->*(int) const { return $V; } };"},
    {"own ->* outside", "(Arrows$N()->*1)",
     "struct Arrows$N {};\n"
     "inline $T operator->*(const Arrows$N &, int) { return $V; }"},
    {"own ->", "Pointer$N()->run()",
     "struct Pointee$N { $T run() const { return $V; } };\n"
     "inline Pointee$N pointee$N;\n"
     "struct Pointer$N {\n"
     "  const Pointee$N *operator->() const { return &pointee$N; }\n};"},
    {"own comma", "(Comma$N(), 1)",
     "struct Comma$N {};\n"
     "inline $T operator,(const Comma$N &, int) { return $V; }"},
    {"own new", "*new (Room$N{}) $T($V)",
     "struct Room$N {};\ninline char room$N[64];\n"
     "inline void *operator new(size_t, Room$N) noexcept { return room$N; }"},
    {"comparison by default",
     "(Compared$N{1} != Compared$N{2} && Compared$N{1} < Compared$N{2} ? $V : "
     "$V)",
     "struct Compared$N {\n  int value;\n"
     "  bool operator==(const Compared$N &) const = default;\n"
     "  auto operator<=>(const Compared$N &) const = default;\n};",
     "c++20"},
    {"comparison the other way round", "(1 != Compared$N{2} ? $V : $V)",
     "struct Compared$N {\n  int value;\n"
     "  friend bool operator==(const Compared$N &a, int b) {\n"
     "    return a.value == b;\n  }\n};",
     "c++20"},
    {"subscripts", "(Table$N()[], Table$N()[1, 2])",
     "struct Table$N {\n  int operator[]() const { return 1; }\n"
     "  $T operator[](int, int) const { return $V; }\n};",
     "c++23"},
    {"assignment to a subscript", "(Table$N()[] = 1, Table$N()[1] = 2, $V)",
     "struct Table$N {\n  int &operator[]() const { return kept; }\n"
     "  int &operator[](int) const { return kept; }\n"
     "  static inline int kept = 0;\n};",
     "c++23"},
    // Beginning and end of objects
    {"pseudo destructor", "(end$N<int>(), $V)",
     "template <class X> void end$N() { X x = 0; x.~X(); }"},
    {"destructor by name", "(ended$N.~Ended$N(), $V)",
     "struct Ended$N { ~Ended$N() {} };\ninline Ended$N ended$N;"},
    {"inherited constructor", "Inheriting$N(1).value",
     "struct Parent$N { $T value; Parent$N(int) : value($V) {} };\n"
     "struct Inheriting$N : Parent$N { using Parent$N::Parent$N; };"},
    {"delegating constructor", "Delegating$N().value",
     "struct Delegating$N {\n  $T value;\n"
     "  Delegating$N($T value) : value(value) {}\n"
     "  Delegating$N() : Delegating$N($V) {}\n};"},
    {"new and delete", "(delete new int(1), delete[] new int[2]{}, $V)"},
    {"own delete", "(delete new Destroyed$N, $V)",
     "struct Destroyed$N {\n  void operator delete(void *) {}\n"
     "  virtual ~Destroyed$N() {}\n};"},
    {"designated initializers",
     "(Designated$N{.number = 1, .value = $V}).value",
     "struct Designated$N { int number; $T value; };", "c++20"},
    {"initializers in parentheses", "(Designated$N(1, $V)).value",
     "struct Designated$N { int number; $T value; };", "c++20"},
    {"unnamed bit-fields", "(Bits$N{1, $V}).value",
     "struct Bits$N { int : 3; int number : 2; int : 0; $T value; };"},
    {"value of a base", "(Whole$N{{$V}, 1, $V}).value",
     "struct Part$N { $T part; };\n"
     "struct Whole$N : Part$N { int number; $T value; };"},
    {"union", "(Choice$N{$V}).value",
     "union Choice$N { $T value; int other; };"},
    {"anonymous members", "(Nested$N{{{$V}}, 1}).value",
     "struct Nested$N { struct { union { $T value; int a; }; }; int b; };"},
    {"empty and excess lists", "(Lists$N{{}, {}, {}}.a, $V)",
     "struct Lists$N { int a; int b[2]; $T value; };"},
    {"initializer list", "last$N({$V, $V})",
     "inline $T last$N(std::initializer_list<$T>) { return $V; }"},
    {"compound literal", "((Literal$N){1, $V}).value",
     "struct Literal$N { int number; $T value; };", "gnu++17"},
    // Lambdas and their kin
    {"lambda", "[] { return static_cast<$T>($V); }()", "", "c++20"},
    {"generic lambda", "[](auto x) { return x; }($V)", "", "c++20"},
    {"lambda that calls itself",
     "[](auto f) { return f(f); }([](auto) { return static_cast<$T>($V); })",
     "", "c++20"},
    {"lambda as a default argument", "defaulted$N()",
     "inline $T defaulted$N($T value = [] { return static_cast<$T>($V); }()) "
     "{\n"
     "  return value;\n}"},
    {"lambda as a template argument",
     "call$N<[] { return static_cast<$T>($V); }>()",
     "template <auto Run> auto call$N() { return Run(); }", "c++20"},
    {"lambda that isn't evaluated",
     "decltype([] { return static_cast<$T>($V); }){}()", "", "c++20"},
    {"static lambda", "[] static { return static_cast<$T>($V); }()", "",
     "c++23"},
    {"static call operator", "Static$N()(1)",
     "struct Static$N { static $T operator()(int) { return $V; } };", "c++23"},
    {"explicit object", "Deduced$N().run(1)",
     "struct Deduced$N {\n"
     "  $T run(this const Deduced$N &self, int) { return $V; }\n};",
     "c++23"},
    {"explicit object of any type", "Deduced$N().run(1)",
     "struct Deduced$N {\n"
     "  template <class Self> $T run(this Self &&self, int) { return $V; }\n};",
     "c++23"},
    {"explicit object of an operator", "(Deduced$N() + 1, Deduced$N()(1))",
     "struct Deduced$N {\n"
     "  int operator+(this Deduced$N self, int n) { return n; }\n"
     "  $T operator()(this const Deduced$N &self, int) { return $V; }\n};",
     "c++23"},
    {"explicit object lambda",
     "[](this auto self, int n) -> $T { return n ? self(n - 1) : $V; }(1)", "",
     "c++23"},
    {"block", "^{ return static_cast<$T>($V); }()"},
    {"block in a variable",
     "[] { $T (^run)() = ^$T { return $V; }; return run(); }()", "", "c++20"},
    // Templates
    {"fold", "last$N(1, $V)",
     "template <class... Xs> auto last$N(Xs... xs) { return (xs, ...); }"},
    {"pack index", "first$N($V, 1)",
     "template <class... Xs> auto first$N(Xs... xs) {\n"
     "  Xs...[0] x = xs...[0];\n  return x;\n}",
     "c++26"},
    {"structured binding", "bound$N()",
     "struct Pair$N { int number = 1; $T value = $V; };\n"
     "inline $T bound$N() { auto [number, value] = Pair$N(); return value; }"},
    {"structured binding by get", "bound$N()",
     "struct Tuple$N {};\n"
     "template <int I> $T get(const Tuple$N &) { return $V; }\n"
     "template <> struct std::tuple_size<Tuple$N> {\n"
     "  static constexpr int value = 2;\n};\n"
     "template <size_t I> struct std::tuple_element<I, Tuple$N> {\n"
     "  using type = $T;\n};\n"
     "inline $T bound$N() { auto [a, b] = Tuple$N(); return b; }"},
    {"binding pack", "bound$N<int>()",
     "struct Pair$N { $T first = $V, second = $V; };\n"
     "template <class X> $T bound$N() {\n"
     "#if __cpp_structured_bindings >= 202411L\n"
     "  auto [...xs] = Pair$N();\n  return xs...[0];\n"
     "#else\n  return Pair$N().first;\n#endif\n}",
     "c++26"},
    {"variable template", "value$N<int>",
     "template <class X> inline $T value$N = $V;"},
    {"requires expression", "(requires { $V; } ? $V : $V)", "", "c++20"},
    {"constrained function", "checked$N(1)",
     "template <class X> concept Any$N = sizeof(X) != 0;\n"
     "inline $T checked$N(Any$N auto) { return $V; }",
     "c++20"},
    {"immediate function", "(static_cast<void>(now$N()), $V)",
     "consteval int now$N() { return 302; }", "c++20"},
    // Literals
    {"literal operator", "1_n$N",
     "inline $T operator\"\"_n$N(unsigned long long) { return $V; }"},
    {"literal operator of texts", "\"x\"_s$N",
     "inline $T operator\"\"_s$N(const char *, size_t) { return $V; }"},
    {"literal operator template", "1_t$N",
     "template <char...> $T operator\"\"_t$N() { return $V; }"},
    // What isn't evaluated
    {"operands", "(sizeof($V) + noexcept($V) ? $V : $V)"},
    {"typeid", "(typeid($V) == typeid(int) ? $V : $V)"},
    {"selection", "_Generic(1, int: $V, default: $V)", "", "gnu++17"},
    // GNU
    {"builtins",
     "(__builtin_expect(1, 1) + __builtin_strlen(\"x\") ? $V : $V)"},
    {"statement expression", "({ $V; })", "", "gnu++17", true},
    {"loop without a graph", "odd$N()",
     "inline $T odd$N() {\n"
     "  int i = 0;\n  while (({ if (++i > 3) break; true; })) {}\n"
     "  return $V;\n}",
     "gnu++17"},
    {"choice without a middle", "($V ?: $V)", "", "gnu++17"},
    {"range of cases", "ranged$N(3)",
     "inline $T ranged$N(int n) {\n"
     "  switch (n) { case 1 ... 5: return $V; }\n  return $V;\n}",
     "gnu++17"},
    {"choice without a condition", "decided$N()",
     "inline $T decided$N() {\n"
     "  if consteval { return $V; } else { return $V; }\n}",
     "c++23"},
    {"computed goto", "jump$N(1)",
     "inline $T jump$N(int n) {\n  void *to[] = {&&first, &&second};\n"
     "  goto *to[n];\nfirst: return $V;\nsecond: return $V;\n}",
     "gnu++17"},
    {"asm goto", "jump$N()",
     "inline $T jump$N() {\n  asm goto(\"\" : : : : out);\n  return $V;\n"
     "out: return $V;\n}",
     "gnu++17"},
    {"tail call", "tail$N()",
     "inline $T inner$N() { return $V; }\n"
     "inline $T tail$N() { [[clang::musttail]] return inner$N(); }"},
    {"any arguments", "any$N(1, 2)",
     "inline $T any$N(int n, ...) {\n  __builtin_va_list list;\n"
     "  __builtin_va_start(list, n);\n  __builtin_va_arg(list, int);\n"
     "  __builtin_va_end(list);\n  return $V;\n}"},
    {"indexed list", "((int[4]){[2] = 1}[2] ? $V : $V)", "", "gnu++17"},
    // Statements
    {"exception", "(runs$N ? $V : throw 1)", "inline bool runs$N = true;"},
    {"function with handlers", "guarded$N()",
     "inline $T guarded$N() try { return $V; } catch (int n) {\n"
     "  return $V;\n} catch (...) { throw; }"},
    {"own value",
     "[] { struct Self { Self *next = next; }; const $T v = v; return v; }()",
     "", "c++20"},
    {"own reference", "own$N()", "inline $T own$N() { $T &v = v; return v; }"},
    {"values in a circle", "circle$N()",
     "extern $T &late$N;\ninline $T &early$N = late$N;\n"
     "inline $T &late$N = early$N;\ninline $T circle$N() { return early$N; }"},
    {"coroutine", "(run$N(), $V)",
     "struct Wait$N {\n  bool await_ready() { return true; }\n"
     "  void await_suspend(std::coroutine_handle<>) {}\n"
     "  $T await_resume() { return $V; }\n};\n"
     "inline web::Task run$N() {\n  const $T v = co_await Wait$N();\n"
     "  co_yield 1;\n  for (;;) { co_await Wait$N(); break; }\n"
     "  if (v) co_return;\n}",
     "c++20"},
    {"lambda that is a coroutine", "([]() -> web::Task { co_yield 1; }(), $V)",
     "", "c++20"},
};

llvm::ArrayRef<CallForm> cxxForms() { return Cxx; }

static constexpr CallForm C[] = {
    {"value", "$V", "", "gnu89"},
    {"function", "plain$N()", "static $T plain$N(void) { return $V; }", "c11"},
    {"without a prototype", "old$N()", "static $T old$N() { return $V; }",
     "gnu89"},
    {"without a prototype, given more", "old$N(1, \"x\")",
     "static $T old$N() { return $V; }", "gnu11"},
    {"declared without a prototype", "far$N(\"/next\", 302)", "$T far$N();",
     "gnu17"},
    {"old definition", "old$N(1, \"x\")",
     "static $T old$N(number, text) int number; char *text; { return $V; }",
     "gnu11"},
    {"pointer without a prototype", "pointer$N(1)",
     "static $T old$N() { return $V; }\nstatic $T (*pointer$N)() = old$N;",
     "gnu11"},
    {"undeclared", "(undeclared$N(1), $V)", "", "gnu89"},
    {"selection", "_Generic(1, int: $V, default: $V)", "", "c11"},
    {"compound literal", "((struct literal$N){1, $V}).value",
     "struct literal$N { int number; $T value; };", "c11"},
    {"designators", "((struct literal$N){.value = $V, .numbers[1] = 1}).value",
     "struct literal$N { int numbers[3]; $T value; };", "c11"},
    {"flexible array", "flexible$N.value ? $V : $V",
     "struct flexible$N { $T value; int rest[]; };\n"
     "static struct flexible$N flexible$N = {$V, {1, 2}};",
     "gnu11", true},
    {"statement expression", "({ $V; })", "", "gnu89", true},
    {"choice", "__builtin_choose_expr(1, $V, $V)", "", "gnu89"},
    {"computed goto", "jump$N(1)",
     "static $T jump$N(int n) {\n  void *to[] = {&&first, &&second};\n"
     "  goto *to[n];\nfirst: return $V;\nsecond: return $V;\n}",
     "gnu89"},
    {"array of a size", "sized$N(3)",
     "static $T sized$N(int n) {\n  int room[n];\n"
     "  return sizeof(room) ? $V : $V;\n}",
     "gnu11"},
    {"block", "^{ return ($T)$V; }()", "", "gnu11", true},
    {"loop without a graph", "odd$N()",
     "static $T odd$N(void) {\n  int i = 0;\n"
     "  for (; i < 3; ({ if (i) break; ++i; })) {}\n  return $V;\n}",
     "gnu11"},
    {"own value", "own$N()", "static $T own$N(void) { $T v = v; return v; }",
     "gnu11"},
    {"typeof", "own$N()",
     "static $T own$N(void) { typeof($V) v = $V; return v; }", "gnu17"},
};

llvm::ArrayRef<CallForm> cForms() { return C; }

} // namespace redirect
