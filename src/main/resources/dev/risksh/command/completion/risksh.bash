# bash completion for risksh, made from its table of commands: risksh completion bash
# shellcheck shell=bash

# What stands below a command: other commands, and its options without and with a value.
_risksh_table() {
  case $1 in
@TABLE@
  esac
  flags+='@FLAGS@'
  valued+='@VALUED@'
}

# What the value of an option, or a word of a command by its number, can be.
_risksh_value() {
  case $1 in
@VALUES@
  esac
}

_risksh_offer() {
  local line
  while IFS= read -r line; do
    COMPREPLY+=("$line")
  done < <(compgen "$@" -- "$current")
}

# Folders, and files that end in $1.
_risksh_files() {
  compopt -o filenames 2>/dev/null
  _risksh_offer -d
  _risksh_offer -f -X "!*$1"
}

# The names below $1 in risksh's home, without the ending $2.
_risksh_home() {
  local file names=''
  for file in "${RISKSH_HOME:-$HOME/.risksh}/$1"/*"$2"; do
    [[ -e $file ]] || continue
    file=${file##*/}
    names+=" ${file%"$2"}"
  done
  _risksh_offer -W "$words$names"
}

# Those of this folder, each with its secrets in a file beside it or not.
_risksh_environments() {
  local file names=''
  for file in environments/*.yaml; do
    [[ -e $file ]] || continue
    file=${file#environments/} file=${file%.yaml}
    names+=" ${file%.private}"
  done
  _risksh_offer -W "$names"
}

_risksh_offer_value() {
  local kind='' words=''
  _risksh_value "$1"
  case $kind in
    file)
      compopt -o filenames 2>/dev/null
      _risksh_offer -f
      ;;
    json) _risksh_files .json ;;
    script)
      _risksh_files .groovy
      # Where the examples are, and most people keep theirs.
      local file
      for file in scripts/*.groovy; do
        [[ $current != */* && $file == "$current"* && -e $file ]] && COMPREPLY+=("$file")
      done
      ;;
    key)
      _risksh_home keys .jwk.json
      compopt -o filenames 2>/dev/null
      _risksh_offer -f
      ;;
    kid) _risksh_home keys .jwk.json ;;
    session) _risksh_home sessions '' ;;
    environment) _risksh_environments ;;
    command)
      # After help, what stands below the command so far.
      local commands='' flags='' valued=''
      _risksh_table "${rest# }"
      ((number > 0)) && words=''
      _risksh_offer -W "$words $commands"
      ;;
    report)
      # Of several between commas the last: its format, and behind = its file. Readline only takes
      # what comes behind the last =.
      local file=${current##*,} behind=${current##*=}
      if [[ $file == *=* ]]; then
        local current=$behind
        compopt -o filenames 2>/dev/null
        _risksh_offer -f
      else
        local before=${behind%"${behind##*,}"}
        local current=${behind##*,}
        compopt -o nospace 2>/dev/null
        _risksh_offer -P "$before" -W "$words"
      fi
      ;;
    list)
      # Of several words between commas the last.
      local before=${current%"${current##*,}"}
      local current=${current##*,}
      _risksh_offer -P "$before" -W "$words"
      ;;
    *) _risksh_offer -W "$words" ;;
  esac
}

_risksh() {
  local typed=() piece word i
  # Readline parts words at = and : too.
  for ((i = 0; i <= COMP_CWORD; i++)); do
    piece=${COMP_WORDS[i]}
    if ((i > 1)) && [[ $piece == [=:]* || ${COMP_WORDS[i - 1]} == [=:] ]]; then
      typed[${#typed[@]} - 1]+=$piece
    else
      typed+=("$piece")
    fi
  done
  local current=${typed[${#typed[@]} - 1]} last=$((${#typed[@]} - 1))

  # Where the words so far lead: the command, an option that waits for its value, other words.
  local at='' option='' number=0 rest='' commands='' flags='' valued=''
  _risksh_table ''
  for ((i = 1; i < last; i++)); do
    word=${typed[i]}
    if [[ -n $option ]]; then
      option=''
    elif [[ $word == -* ]]; then
      [[ " $valued " == *" $word "* ]] && option=$word
    elif ((number == 0)) && [[ " $commands " == *" $word "* ]]; then
      at=${at:+$at }$word commands='' flags='' valued=''
      _risksh_table "$at"
    else
      number=$((number + 1)) rest+=" $word"
    fi
  done

  COMPREPLY=()
  if [[ -z $option && $current == --*=* ]]; then
    option=${current%%=*} current=${current#*=}
  fi
  if [[ -n $option ]]; then
    _risksh_offer_value "$at $option"
  elif [[ $current == -* ]]; then
    _risksh_offer -W "$flags $valued"
  else
    ((number == 0)) && _risksh_offer -W "$commands"
    # Of risksh itself a word is a file only where it is no command.
    [[ -z $at && ${#COMPREPLY[@]} -gt 0 ]] || _risksh_offer_value "$at $number"
    [[ -n $current || ${#COMPREPLY[@]} -gt 0 ]] || _risksh_offer -W "$flags $valued"
  fi
  if [[ $current == *:* && $COMP_WORDBREAKS == *:* ]]; then
    COMPREPLY=("${COMPREPLY[@]#"${current%"${current##*:}"}"}")
  fi
}

complete -F _risksh risksh
