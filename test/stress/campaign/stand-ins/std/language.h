// What a campaign's seeds use of the standard library, declared for the most
// part: they are parsed ten times as fast as with the whole of it. Classes,
// templates and namespaces are those of libstdc++. This is the part that the
// others need.
#pragma once
#include <stddef.h>

namespace std {

using size_t = decltype(sizeof(0));
using ptrdiff_t = decltype((char *)0 - (char *)0);
using nullptr_t = decltype(nullptr);

template <class E> class initializer_list {
  const E *first;
  size_t length;

public:
  using value_type = E;
  constexpr initializer_list() noexcept;
  constexpr size_t size() const noexcept;
  constexpr const E *begin() const noexcept;
  constexpr const E *end() const noexcept;
};

template <class T, T v> struct integral_constant {
  static constexpr T value = v;
  using type = integral_constant;
  constexpr operator T() const noexcept { return v; }
};
template <bool b> using bool_constant = integral_constant<bool, b>;
using true_type = bool_constant<true>;
using false_type = bool_constant<false>;

template <bool, class T = void> struct enable_if {};
template <class T> struct enable_if<true, T> {
  using type = T;
};
template <bool b, class T = void>
using enable_if_t = typename enable_if<b, T>::type;
template <class...> using void_t = void;

template <class T> struct remove_reference {
  using type = __remove_reference_t(T);
};
template <class T> using remove_reference_t = __remove_reference_t(T);
template <class T> using remove_cvref_t = __remove_cvref(T);
template <class T> struct decay {
  using type = __decay(T);
};
template <class T> using decay_t = __decay(T);
template <class T> __add_rvalue_reference(T) declval() noexcept;

template <class A, class B> struct is_same : bool_constant<__is_same(A, B)> {};
template <class A, class B> inline constexpr bool is_same_v = __is_same(A, B);
template <class A, class B>
inline constexpr bool is_convertible_v = __is_convertible(A, B);
template <class T> inline constexpr bool is_void_v = __is_void(T);

template <class T> constexpr remove_reference_t<T> &&move(T &&value) noexcept {
  return static_cast<remove_reference_t<T> &&>(value);
}
template <class T>
constexpr T &&forward(remove_reference_t<T> &value) noexcept {
  return static_cast<T &&>(value);
}
template <class T>
constexpr T &&forward(remove_reference_t<T> &&value) noexcept {
  return static_cast<T &&>(value);
}
template <class T> void swap(T &left, T &right) noexcept;
template <class T, class U = T> T exchange(T &object, U &&value);

template <class... A> class tuple {
public:
  constexpr tuple();
  template <class... B, class = enable_if_t<sizeof...(B) == sizeof...(A)>>
  constexpr tuple(B &&...values);
  template <class... B> tuple &operator=(const tuple<B...> &);
};
template <class... A> tuple(A...) -> tuple<A...>;
template <class A, class B> struct pair {
  A first;
  B second;
  constexpr pair() : first(), second() {}
  constexpr pair(const A &a, const B &b) : first(a), second(b) {}
  template <
      class C, class D,
      class = enable_if_t<is_convertible_v<C, A> && is_convertible_v<D, B>>>
  constexpr pair(C &&c, D &&d) : first(forward<C>(c)), second(forward<D>(d)) {}
  template <class C, class D>
  constexpr pair(const pair<C, D> &p) : first(p.first), second(p.second) {}
};
template <class A, class B> pair(A, B) -> pair<A, B>;
template <class A, class B>
constexpr pair<decay_t<A>, decay_t<B>> make_pair(A &&a, B &&b);
template <class A, class B>
bool operator==(const pair<A, B> &, const pair<A, B> &);
template <class... A> constexpr tuple<decay_t<A>...> make_tuple(A &&...values);
template <class... A> constexpr tuple<A &...> tie(A &...values) noexcept;
template <class T> struct tuple_size;
template <size_t i, class T> struct tuple_element {};
template <class... A>
struct tuple_size<tuple<A...>> : integral_constant<size_t, sizeof...(A)> {};
template <size_t i, class... A> struct tuple_element<i, tuple<A...>> {
  using type = __type_pack_element<i, A...>;
};
template <size_t i, class T>
using tuple_element_t = typename tuple_element<i, T>::type;
template <size_t i, class... A>
constexpr __type_pack_element<i, A...> &get(tuple<A...> &) noexcept;
template <size_t i, class... A>
constexpr const __type_pack_element<i, A...> &get(const tuple<A...> &) noexcept;
template <size_t i, class... A>
constexpr __type_pack_element<i, A...> &&get(tuple<A...> &&) noexcept;
template <class... A>
struct tuple_size<const tuple<A...>> : tuple_size<tuple<A...>> {};
template <class A, class B>
struct tuple_size<const pair<A, B>> : integral_constant<size_t, 2> {};
template <size_t i, class T> struct tuple_element<i, const T> {
  using type = const tuple_element_t<i, T>;
};
template <class A, class B>
struct tuple_size<pair<A, B>> : integral_constant<size_t, 2> {};
template <size_t i, class A, class B> struct tuple_element<i, pair<A, B>> {
  using type = __type_pack_element<i, A, B>;
};

template <size_t i, class A, class B>
constexpr __type_pack_element<i, A, B> &get(pair<A, B> &) noexcept;
template <size_t i, class A, class B>
constexpr const __type_pack_element<i, A, B> &get(const pair<A, B> &) noexcept;
template <size_t i, class A, class B>
constexpr __type_pack_element<i, A, B> &&get(pair<A, B> &&) noexcept;

struct nullopt_t {
  explicit constexpr nullopt_t(int) {}
};
inline constexpr nullopt_t nullopt{0};
template <class T> class optional {
  alignas(T) char place[sizeof(T)];

public:
  constexpr optional() noexcept;
  constexpr optional(nullopt_t) noexcept;
  template <class U = T, class = enable_if_t<is_convertible_v<U, T>>>
  constexpr optional(U &&);
  template <class U> optional &operator=(U &&);
  constexpr bool has_value() const noexcept;
  constexpr explicit operator bool() const noexcept;
  constexpr T &value();
  constexpr const T &value() const;
  constexpr T &operator*() noexcept;
  constexpr const T &operator*() const noexcept;
  constexpr T *operator->() noexcept;
  constexpr const T *operator->() const noexcept;
  template <class... A> T &emplace(A &&...);
  void reset() noexcept;
};
template <class T>
constexpr bool operator==(const optional<T> &, nullopt_t) noexcept;
template <class T, class U>
constexpr bool operator==(const optional<T> &, const U &);
template <class T, class U>
constexpr bool operator!=(const optional<T> &, const U &);

class exception {
public:
  exception() noexcept;
  virtual ~exception() noexcept;
  virtual const char *what() const noexcept;
};
class exception_ptr {
public:
  exception_ptr() noexcept;
  explicit operator bool() const noexcept;
};
[[noreturn]] void rethrow_exception(exception_ptr);

} // namespace std
